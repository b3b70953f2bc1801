import { DAY } from '#base';
import type { PreviewedAccount, PreviewSums } from '#domain/signals';
import { minute } from './minute.ts';

type Kind = PreviewSums['kinds'][number];
type Journey = PreviewSums['journeys'][number];
type Entry = PreviewedAccount['journeys'][number];

/** What was looked at, and when and how far. */
export interface Shown {
  readonly sums: PreviewSums;
  readonly at: number;
  readonly until: number;
  /** Not looked at: somebody has stopped it. */
  readonly left: { readonly signals: number; readonly accounts: number };
}

/** The preview of a release for a terminal: what is counted, then the accounts that are listed. */
export function previewLines({ sums, at, until, left }: Shown): string[] {
  const { signals, accounts, kinds, journeys, people, tasks, failed, listed, more } = sums;
  if (accounts === 0 && left.accounts === 0) return ['No signal that stands is meant: there is nothing to release.'];
  const days = Math.round((until - at) / DAY);
  return [
    `Releasing ${counted(signals, 'signal')} of ${counted(accounts, 'account')} at ${minute(at)} UTC would bring about:`,
    ...kinds.map(kindLine),
    ...journeys.flatMap((journey) => journeyLines(journey, days)),
    ...people.map(
      ({ person, at_once, next_mail }) =>
        `  ${person} is told of ${some([
          [at_once, 'at once'],
          [next_mail, 'in the next mail'],
        ])}`,
    ),
    ...(tasks === 0 ? [] : [`  ${counted(tasks, 'task')} at once`]),
    ...(failed === 0 ? [] : [`  ${counted(failed, 'account')} would be held: the engine fails on them`]),
    ...listed.flatMap(accountLines),
    ...(more === 0 ? [] : ['', `… and ${counted(more, 'more account')}, counted above; --list <number> lists more`]),
    ...(left.accounts === 0
      ? []
      : ['', `Not looked at: ${counted(left.signals, 'signal')} of ${counted(left.accounts, 'account')}`]),
    '',
    'Nothing was kept and nothing was sent. The same command without --preview releases them.',
  ];
}

function kindLine({ kind, title, raised, blocked, ended, stands, held }: Kind): string {
  const parts = some([
    [raised, 'raised'],
    [blocked, 'blocked by their gate'],
    [ended, 'over, since their condition has ended'],
    [stands, 'standing on: their rule is not live'],
    [held, 'waiting: their account is held'],
  ]);
  return `  ${title} (${kind}): ${parts}`;
}

function journeyLines(
  { title, entered, held_out, not_ready, not_entered, first_messages }: Journey,
  days: number,
): string[] {
  const { leaves, review, refused, none } = first_messages;
  const head = `  ${title}: ${some([
    [entered, 'entered'],
    [held_out, 'held out, to compare with'],
    [not_ready, 'not ready'],
    ...not_entered.map(({ reason, accounts }): [number, string] => [accounts, `not entered (${reason})`]),
  ])}`;
  if (entered === 0) return [head];
  const words = some([
    [leaves, 'sent'],
    [review, 'looked at by a person first'],
    [refused, 'kept back: something is missing, and a person is asked'],
    [none, `without one in ${counted(days, 'day')}`],
  ]);
  return [head, `    first messages: ${words}`];
}

function accountLines({ account, name, signals, journeys, failed }: PreviewedAccount): string[] {
  return [
    '',
    name === undefined || name === account ? account : `${account} (${name})`,
    ...signals.map(
      ({ title, becomes, strength, reason }) =>
        `  ${title}: ${becomes}${strength === undefined ? '' : `, ${strength}`}${reason === undefined ? '' : ` (${reason})`}`,
    ),
    ...journeys.map(entryLine),
    ...(failed === undefined ? [] : [`  would be held: ${failed}`]),
  ];
}

function entryLine({ title, outcome, reason, first, instead }: Entry): string {
  const head = `  ${title}: ${outcome}${reason === undefined ? '' : ` (${reason})`}`;
  if (first === undefined) return instead === undefined ? head : `${head}; ${instead}`;
  const { at, message, state, to, contact, subject, why } = first;
  const whom = to ?? contact;
  const what = `${message}${whom === undefined ? '' : ` to ${whom}`}${subject === undefined ? '' : `, “${subject}”`}`;
  if (state === 'refused') return `${head}; ${message} is kept back on ${minute(at)}: ${why ?? ''}`;
  return `${head}; ${minute(at)} ${what}${state === 'review' ? ', once a person has looked at it' : ''}`;
}

const some = (parts: readonly (readonly [number, string])[]): string =>
  parts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count.toLocaleString('en')} ${what}`)
    .join(', ') || 'none';

/** `1 account`, `1,200 accounts`. */
export const counted = (count: number, what: string): string =>
  `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
