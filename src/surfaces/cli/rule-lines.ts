import type { ExplainedRules } from '#domain/journeys';
import { minute } from './minute.ts';

type Rule = ExplainedRules['rules'][number];
type Condition = Rule['conditions'][number];

/** Why a rule did or did not fire, for a terminal: where it stands, each condition, and what would flip it. */
export function ruleLines({ account, at, rules }: ExplainedRules): string[] {
  return [`${account} at ${minute(at)}`, ...rules.flatMap(oneRule)];
}

function oneRule({ kind, name, title, playbook, firedAt, reasons, conditions }: Rule): string[] {
  const when = firedAt === null ? 'has not come about' : `last came about on ${minute(firedAt)}`;
  return [
    '',
    `The ${kind} ${name} (${title}, ${playbook}) ${when}`,
    ...reasons.map((reason) => `  ${reason}`),
    ...conditions.flatMap(oneCondition),
  ];
}

function oneCondition({ label, source, value, parts, flips }: Condition): string[] {
  return [
    `  ${label}: ${shown(value)}`,
    ...(parts.length > 1 ? [] : [`    ${source}`]),
    ...parts.flatMap((part) => [
      ...(parts.length > 1 ? [`    ${shown(part.value).padEnd(9)} ${part.source}`] : []),
      ...Object.entries(part.facts).map(([fact, known]) => `              ${fact} = ${shown(known)}`),
    ]),
    ...(flips.length === 0 ? [] : ['    to flip it:', ...flips.map((line) => `      ${line}`)]),
  ];
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'not known';
  if (typeof value === 'number') return String(Math.round(value * 1000) / 1000);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
