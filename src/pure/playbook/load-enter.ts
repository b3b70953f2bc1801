import { didYouMean } from './did-you-mean.ts';
import type { Journey } from './journey-definition.ts';
import type { JourneyText } from './journey-schema.ts';
import { knownEvents } from './load-facts.ts';
import { type FileReading, listOf, mapValues, shareOf } from './loading.ts';

/** Who enters, by which events, and when again. */
export function loadEnter({ enter }: JourneyText, file: FileReading): Journey['enter'] {
  const on = knownEvents(file, ['enter', 'on'], enter.on);
  const scope = { events: on };
  const signals = enter.signals === undefined ? undefined : listOf(enter.signals);
  signals?.forEach((signal, index) => {
    file.isKnown(
      Array.isArray(enter.signals) ? ['enter', 'signals', index] : ['enter', 'signals'],
      'signal',
      signal,
      file.catalog.signals,
    );
  });
  if (signals !== undefined && !on.includes('signal.raised')) {
    file.wrongKey(['enter'], 'signals', 'signals start it only when "on" has signal.raised');
  }
  const always = listOf(enter.always);
  always.forEach((event, index) => {
    if (!on.includes(event)) {
      file.wrong(
        Array.isArray(enter.always) ? ['enter', 'always', index] : ['enter', 'always'],
        `"${event}" is not under "on"${didYouMean(event, on)}`,
      );
    }
  });
  const condition = file.condition(enter.if, ['enter', 'if'], scope);
  const when = file.condition(enter.when, ['enter', 'when'], scope);
  return {
    on,
    again: mapValues(enter.again ?? {}, (rule, outcome) =>
      rule === 'at once' || rule === 'never' ? rule : file.duration(rule, ['enter', 'again', outcome]),
    ),
    always,
    holdout: enter.holdout === undefined ? 0 : shareOf(enter.holdout),
    ...(signals === undefined ? {} : { signals }),
    ...(condition === undefined ? {} : { if: condition }),
    ...(when === undefined ? {} : { when }),
  };
}
