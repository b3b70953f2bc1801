import { HOUR, type Instant } from '#base';
import type { EffectRow, InboxRow, Runtime } from '#engine';
import { VirtualAccount } from '../virtual-account.ts';
import type { SampleCustomer } from './customer.ts';
import { type Arrived, PeopleAct } from './people-act.ts';
import type { Script } from './script.ts';
import type { Times } from './times.ts';

/** While a journey runs, what reaches people is looked at this often. */
const LOOK_EVERY = 6 * HOUR;

/**
 * A customer's whole past as rows for the inbox, in the order in which they come in: the planned ones, and what people
 * did about what the playbook brought them. It is lived through in memory first, by the engine that will read the rows:
 * the ids of tasks, mails and runs are hashes of their causes, so that they are the same there.
 */
export function lived(
  customer: SampleCustomer,
  planned: readonly InboxRow[],
  script: Script | undefined,
  runtime: Runtime,
  { now }: Times,
): InboxRow[] {
  const account = new VirtualAccount(customer.id, runtime, Number.POSITIVE_INFINITY);
  const people = script === undefined ? undefined : new PeopleAct(customer, script);
  const agenda = planned.filter(({ receivedAt }) => receivedAt <= now).sort(byArrival);
  const rows: InboxRow[] = [];
  let looked = 0;
  let at = agenda[0]?.receivedAt ?? now;
  for (;;) {
    const until = Math.min(next(agenda, now), isUnderWay(account) ? at + LOOK_EVERY : now);
    const due: InboxRow[] = [];
    while (agenda[0] !== undefined && agenda[0].receivedAt <= until) due.push(...agenda.splice(0, 1));
    // The mail that follows looks for the document that goes with it.
    for (const { event } of due) {
      if (event.source === APPROVAL && event.name.endsWith('.approved'))
        account.desk.approve(String(event.properties.document));
    }
    account.arrive(due, until);
    rows.push(...due);
    at = until;
    const effects = account.timeline.effects.slice(looked);
    looked = account.timeline.effects.length;
    for (const arrived of effects.flatMap(arrivedOf)) {
      for (const answer of people?.answer(arrived) ?? []) {
        // Nobody answers before it was seen to have arrived.
        const told = answer.receivedAt <= at ? { ...answer, receivedAt: at + 1 } : answer;
        if (told.receivedAt <= now) insert(agenda, told);
      }
    }
    if (at >= now) return rows;
  }
}

/** The operation by which a draft is approved. */
const APPROVAL = 'approve-document';

const byArrival = (a: InboxRow, b: InboxRow): number => a.receivedAt - b.receivedAt;

const next = (agenda: readonly InboxRow[], now: Instant): Instant => agenda[0]?.receivedAt ?? now;

const isUnderWay = (account: VirtualAccount): boolean => account.enrollments.some(({ status }) => status === 'running');

function insert(agenda: InboxRow[], row: InboxRow): void {
  const place = agenda.findIndex(({ receivedAt }) => receivedAt > row.receivedAt);
  agenda.splice(place < 0 ? agenda.length : place, 0, row);
}

function arrivedOf({ kind, id, at, enrollment = '', step, payload }: EffectRow): Arrived[] {
  const common = { id, at, enrollment, ...(step === undefined ? {} : { step }) };
  if (kind === 'email') {
    // The engine puts the playbook's own message into the payload.
    const { id: name } = payload.message as { readonly id?: string };
    return [{ ...common, kind: 'mail', name: String(name) }];
  }
  if (kind !== 'task') return [];
  const { task, form, document, concerns } = payload;
  const { id: formId } = (form ?? {}) as { readonly id?: string };
  return [
    {
      ...common,
      kind: 'task',
      name: String(task),
      ...(formId === undefined ? {} : { form: formId }),
      ...(typeof document === 'string' ? { document } : {}),
      ...(typeof concerns === 'string' ? { concerns } : {}),
    },
  ];
}
