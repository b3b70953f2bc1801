import { t } from '@lingui/core/macro';
import type { Output } from '#web/api';
import { Pill, type Tone } from '#web/ui';
import { valueWords } from './words.ts';

type Condition = Output<'get-back-test-account'>['changes'][number]['live']['conditions'][number];

/** A condition at that moment: what each part of it came to, from which facts. */
export function ConditionLines({ condition: { source, value, parts } }: { condition: Condition }) {
  return (
    <div className="mt-2 border-t border-line pt-2">
      <p className="flex items-start gap-1.5">
        <Outcome value={value} />
        <code className="min-w-0 pt-0.5 font-mono text-xs break-words">{source}</code>
      </p>
      <ul className="mt-1 flex flex-col gap-0.5 text-text-2">
        {parts.flatMap(({ source: part, facts }) =>
          Object.entries(facts).map(([fact, read]) => (
            <li key={`${part} ${fact}`} className="break-words">
              <code className="font-mono text-xs">{fact}</code> = <b className="font-semibold">{valueWords(read)}</b>
            </li>
          )),
        )}
      </ul>
    </div>
  );
}

function Outcome({ value }: { value: Condition['value'] }) {
  const tone: Tone = value === null ? 'neutral' : value === true ? 'green' : value === false ? 'red' : 'info';
  const text = value === true ? t`holds` : value === false ? t`does not hold` : valueWords(value);
  return <Pill tone={tone}>{text}</Pill>;
}
