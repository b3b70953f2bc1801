import type { AwaitStep, StepId } from './journey-definition.ts';
import { momentOf, type Ways } from './journey-parts.ts';
import { listOf } from './loading.ts';
import type { NamedStep } from './step-names.ts';
import type { BesideText } from './step-text.ts';
import type { Path } from './yaml-file.ts';

const AT_ONCE = { kind: 'in', offset: { kind: 'elapsed', ms: 0 } } as const;

/** A wait for events: its ways, its limit, and what runs beside it. */
export function loadAwait(
  ways: Ways,
  { id, text, path }: NamedStep,
  next: StepId | undefined,
): Omit<AwaitStep, 'id' | 'stage' | 'late' | 'line'> {
  const { file, steps } = ways.reading;
  const spoken = listOf(text.await);
  const events = spoken.map((name, index) =>
    awaited(ways, name, Array.isArray(text.await) ? [...path, 'await', index] : [...path, 'await']),
  );
  if (text.for !== undefined && text.until !== undefined)
    file.wrongKey(path, 'until', 'one limit is enough: "for" or "until"');
  const limited = text.for !== undefined || text.until !== undefined;
  const then: Record<string, StepId> = {};
  for (const [way, target] of Object.entries(text.then ?? {})) {
    const at = [...path, 'then'];
    const known = file.isKnown([...at, way], 'event awaited here called', way, [...spoken, 'timeout']);
    if (known && way === 'timeout' && !limited)
      file.wrongKey(at, way, 'nothing ends this wait in time: add for: 7d or until: day 10');
    const to = ways.target(target, [...at, way], next);
    const index = spoken.indexOf(way);
    if (to !== undefined) then[events[index] ?? way] = to;
  }
  if (text.since !== undefined) {
    const ids = steps.map((step) => step.id);
    file.isKnown([...path, 'since'], 'step', text.since, ids);
  }
  return {
    kind: 'await',
    events,
    then,
    meanwhile: (text.meanwhile ?? []).flatMap((follow, index) =>
      loadBeside(ways, id, follow, [...path, 'meanwhile', index]),
    ),
    ...(text.since === undefined ? {} : { since: text.since }),
    ...(text.for === undefined ? {} : { for: file.duration(text.for, [...path, 'for']) }),
    ...(text.until === undefined ? {} : { until: momentOf(ways.reading, id, text.until, [...path, 'until']) }),
  };
}

/** `task:<task>` for a task of the journey, else the event. */
function awaited({ reading: { file, steps } }: Ways, name: string, path: Path): string {
  const tasks = steps.flatMap((step) => (step.kind === 'task' ? [step.text.task ?? ''] : []));
  if (tasks.includes(name)) return `task:${name}`;
  file.isKnown(path, 'event or task of this journey', name, [...Object.keys(file.catalog.events), ...tasks]);
  return name;
}

function loadBeside(ways: Ways, awaiting: StepId, text: BesideText, path: Path): AwaitStep['meanwhile'] {
  const { file, scope } = ways.reading;
  const step = ways.step(path, undefined);
  if (step === undefined) return [];
  if (text.when !== undefined && text.unless !== undefined)
    file.wrongKey(path, 'unless', 'one condition is enough: "when" or "unless"');
  const when =
    text.unless === undefined
      ? file.condition(text.when, [...path, 'when'], scope)
      : file.expression(`!(${text.unless})`, [...path, 'unless'], scope, 'bool', 2);
  const at = text.at === undefined ? AT_ONCE : momentOf(ways.reading, awaiting, text.at, [...path, 'at']);
  return [{ at, step, ...(when === undefined ? {} : { when }) }];
}
