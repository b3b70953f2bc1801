import { alertId, type Foreseen, type ForeseenEntry, type Runtime } from '#engine';
import type { RaisedSignal } from '#pure/signal';
import type { PreviewedAccount } from './release-preview.ts';
import type { StandingAccount } from './standing-list.ts';

type Told = PreviewedAccount['told'][number];
type Becomes = PreviewedAccount['signals'][number]['becomes'];

/** What would become of an account's signals that stand, in the words of the playbooks that are live. */
export function previewedAccount(
  { account, name, signals }: StandingAccount,
  seen: Foreseen | { readonly failed: string } | undefined,
  runtime: Runtime,
): PreviewedAccount {
  const foreseen = seen === undefined || 'failed' in seen ? undefined : seen;
  const isHeld = foreseen?.held !== false;
  return {
    account,
    ...(name === null ? {} : { name }),
    signals: signals.map(({ id, playbook, kind }) => {
      const after = foreseen?.signals.get(id);
      const title = playbookOf(runtime, playbook)?.signals[kind]?.title ?? kind;
      const becomes = isHeld ? 'held' : becomesOf(after?.status);
      return { id, playbook, kind, title, becomes, ...howOf(becomes, after) };
    }),
    journeys: (foreseen?.entries ?? []).map((entry) => journeyView(entry, runtime)),
    told: foreseen === undefined ? [] : toldIn(foreseen, runtime),
    tasks: foreseen?.tasks ?? 0,
    ...(seen !== undefined && 'failed' in seen ? { failed: seen.failed } : {}),
  };
}

function becomesOf(status: string | undefined): Becomes {
  if (status === 'raised' || status === 'blocked') return status;
  return status === 'standing' ? 'stands' : 'ended';
}

function howOf(becomes: Becomes, after: RaisedSignal | undefined) {
  const { strength, reason } = becomes === 'raised' || becomes === 'blocked' ? (after ?? {}) : {};
  return { ...(strength === undefined ? {} : { strength }), ...(reason === undefined ? {} : { reason }) };
}

function journeyView({ playbook, journey, outcome, reason, first, instead }: ForeseenEntry, runtime: Runtime) {
  return {
    playbook,
    journey,
    title: playbookOf(runtime, playbook)?.journeys[journey]?.title ?? journey,
    outcome,
    ...(reason === undefined ? {} : { reason }),
    ...(first === undefined ? {} : { first }),
    ...(instead === undefined ? {} : { instead }),
  };
}

/** Word of those that are released, and of others that they make stronger. */
function toldIn({ signals, told }: Foreseen, runtime: Runtime): Told[] {
  return [...signals.values()].flatMap(({ id, playbook, strength }) => {
    if (strength === undefined) return [];
    const grade = playbookOf(runtime, playbook)?.grading.find((one) => one.strength === strength);
    const when = grade?.digest === undefined ? 'at once' : 'next mail';
    return (told.get(alertId(id, strength)) ?? []).map((person) => ({ person, when }));
  });
}

const playbookOf = ({ live }: Runtime, id: string) => live.find(({ playbook }) => playbook.id === id)?.playbook;
