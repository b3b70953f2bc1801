import type { RolloutFacts } from './rollout-list.ts';

/** The steps from an empty folder to a journey that runs, in the order in which they are worth doing. */
export const STEPS = [
  'owner',
  'playbook',
  'accounts',
  'contacts',
  'contracts',
  'events',
  'people',
  'owners',
  'company',
  'mail',
  'standing',
  'journey',
] as const;
export type Step = (typeof STEPS)[number];

/** `next` is the first that is not done; `waits` cannot be done before others are. */
export type StepState = 'done' | 'next' | 'open' | 'waits';

export interface RolloutStep {
  readonly step: Step;
  readonly state: StepState;
  /** How many are still to be seen to, where they can be counted. */
  readonly left?: number;
}

/** How far an installation is; `isSending`: a mail server is set up. */
export function rolloutOf(facts: RolloutFacts, isSending: boolean): readonly RolloutStep[] {
  const isDone: Readonly<Record<Step, boolean>> = {
    owner: facts.owner,
    playbook: facts.playbook !== null,
    accounts: facts.accounts,
    contacts: facts.contacts,
    contracts: facts.contracts,
    events: facts.events,
    people: facts.people > 0,
    owners: facts.accounts && facts.unowned === 0,
    company: facts.company && facts.phone && facts.booking,
    mail: isSending,
    standing: facts.accounts && facts.standing === 0,
    journey: facts.journey,
  };
  const waits: Readonly<Partial<Record<Step, boolean>>> = {
    owners: !facts.accounts,
    standing: !facts.accounts,
    journey: !facts.accounts || facts.playbook === null,
  };
  const left: Readonly<Partial<Record<Step, number>>> = { owners: facts.unowned, standing: facts.standing };
  const next = STEPS.find((step) => !isDone[step] && waits[step] !== true);
  return STEPS.map((step) => {
    const count = isDone[step] ? 0 : (left[step] ?? 0);
    const state = isDone[step] ? 'done' : step === next ? 'next' : waits[step] === true ? 'waits' : 'open';
    return { step, state, ...(count > 0 ? { left: count } : {}) };
  });
}
