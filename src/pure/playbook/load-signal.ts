import { type Duration, parseDuration } from '#pure/calendar';
import type { Expression } from '#pure/expression';
import { checkId, knownEvents } from './load-facts.ts';
import { type FileReading, isBroken, mapValues } from './loading.ts';
import type { Grade, Signal } from './playbook.ts';
import type { GradeText, SignalText } from './signals-schema.ts';
import { thresholdOf } from './threshold.ts';

export function loadSignal(id: string, text: SignalText, file: FileReading): Signal {
  const path = ['signals', id];
  checkId(file, ['signals'], id);
  const on = text.on === undefined ? undefined : knownEvents(file, [...path, 'on'], text.on);
  const scope = on === undefined ? {} : { events: on };
  const when = file.condition(text.when, [...path, 'when'], scope);
  const byHand = text['by hand'] ?? false;
  if (on === undefined && when === undefined && !byHand) {
    file.wrong(path, 'nothing raises it: say when (a condition), on (an event) or by hand: true');
  }
  if (on !== undefined && text.lasts === undefined) {
    file.wrong(path, 'an event raises it and nothing ends it: say how long it lasts, such as lasts: 90d');
  }
  const needs = file.condition(text.needs, [...path, 'needs'], scope);
  const levelInput = loadLevels(text, when, file, path);
  return {
    id,
    title: text.title,
    leadsTo: text['leads to'],
    byHand,
    levels: text.levels ?? [],
    pattern: text.pattern,
    directRequest: text['direct request'] ?? false,
    evidence: mapValues(text.evidence ?? {}, (source, name) =>
      file.expression(source, [...path, 'evidence', name], scope),
    ),
    ...(when === undefined ? {} : { when }),
    ...(on === undefined ? {} : { on }),
    ...(levelInput === undefined ? {} : { levelInput }),
    ...(text.weight === undefined ? {} : { weight: text.weight }),
    ...(needs === undefined ? {} : { needs }),
    ...(text.quiet === undefined ? {} : { quiet: file.duration(text.quiet, [...path, 'quiet']) }),
    ...(text.lasts === undefined ? {} : { lasts: file.duration(text.lasts, [...path, 'lasts']) }),
  };
}

/** Levels are compared with the left side of the condition: `seats.last() / account.seat_limit >= 0.8`. */
function loadLevels(
  { levels, on }: SignalText,
  when: Expression | undefined,
  file: FileReading,
  path: string[],
): Expression | undefined {
  if (levels === undefined || (when !== undefined && isBroken(when))) return undefined;
  const place = [...path, 'levels'];
  if (levels.some((level, index) => index > 0 && level <= (levels[index - 1] ?? 0))) {
    file.wrong(place, 'levels go up: write them from the lowest to the highest');
  }
  const threshold = when === undefined || on !== undefined ? undefined : thresholdOf(when.source);
  if (threshold === undefined) {
    file.wrong(
      place,
      'levels need a condition of the form <number> >= <number>, whose left side they are compared with',
    );
    return undefined;
  }
  const [lowest] = levels;
  if (lowest !== undefined && threshold.edge !== undefined && lowest < threshold.edge) {
    file.wrong(
      [...place, 0],
      `level ${lowest} lies below the condition's own ${threshold.edge}: it would never be said`,
    );
  }
  return file.expression(threshold.left, [...path, 'when'], {}, 'number');
}

/** Who is told of a signal of a grade and when, and how long it may stand. */
function loadDuties(text: GradeText, file: FileReading, path: string[]): Omit<Grade, 'strength' | 'when'> {
  const { alert, digest, review, watch, 'respond within': respondWithin } = text;
  if (alert !== undefined && digest !== undefined)
    file.wrong([...path, 'digest'], 'whoever is told at once needs no digest: take out alert or digest');
  return {
    ...(respondWithin === undefined
      ? {}
      : { respondWithin: lasting(respondWithin, file, [...path, 'respond within']) }),
    ...(alert === undefined ? {} : { alert }),
    ...(digest === undefined ? {} : { digest }),
    ...(review === undefined ? {} : { review }),
    ...(watch === undefined ? {} : { watch: lasting(watch, file, [...path, 'watch']) }),
  };
}

function lasting(text: string, file: FileReading, path: string[]): Duration {
  const duration = parseDuration(text);
  if (duration !== undefined && (duration.kind === 'elapsed' ? duration.ms : duration.n) === 0)
    file.wrong(path, `"${text}" is over as it begins: write a longer one, or take it out`);
  return file.duration(text, path);
}

const STRENGTHS = ['strong', 'moderate', 'weak'] as const;

/** Grades from strong to weak; the first whose condition holds is the signal's strength. */
export function loadGrading(
  texts: Partial<Record<(typeof STRENGTHS)[number], GradeText | undefined>>,
  file: FileReading,
): Grade[] {
  const given = STRENGTHS.filter((strength) => texts[strength] !== undefined);
  const grades = given.map((strength, index): Grade => {
    const text = texts[strength] ?? {};
    const path = ['grading', strength];
    const when = file.condition(text.when, [...path, 'when'], { signal: true });
    if (when !== undefined && text.otherwise)
      file.wrong([...path, 'otherwise'], 'a grade has a condition or is the rest, not both');
    if (when === undefined && !text.otherwise) file.wrong(path, 'say when it is this strong, or otherwise: true');
    if (text.otherwise && index < given.length - 1)
      file.wrong(path, 'otherwise takes all that is left: only the last grade can have it');
    return { strength, ...(when === undefined ? {} : { when }), ...loadDuties(text, file, path) };
  });
  const last = given.at(-1);
  if (last !== undefined && !texts[last]?.otherwise)
    file.wrong(['grading', last], 'some signals have no grade: give the last one otherwise: true');
  return grades;
}
