import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Output } from '#web/api';
import { Pill, type Tone } from '#web/ui';
import { valueText } from './event-words.ts';

type Condition = Output<'explain-rule'>['rules'][number]['conditions'][number];
type Value = Condition['value'];

/** A condition as it stands: what each part of it comes to, from which facts, and what would make it hold. */
export function ConditionView({ condition }: { condition: Condition }) {
  const { label, source, value, parts, flips } = condition;
  return (
    <div className="rounded border border-line">
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-2">
        <span className="text-s font-medium">{label}</span>
        <Outcome value={value} />
        <code className="w-full font-mono text-xs break-words text-text-2">{source}</code>
      </div>
      <ul className="text-s">
        {parts.map((part) => (
          <li key={part.source} className="flex flex-col gap-1 border-b border-line px-3 py-2 last:border-b-0">
            <span className="flex items-start gap-2">
              <Outcome value={part.value} />
              <code className="min-w-0 pt-0.5 font-mono text-xs break-words">{part.source}</code>
            </span>
            {Object.entries(part.facts).map(([fact, now]) => (
              <span key={fact} className="pl-1 text-text-2">
                <code className="font-mono text-xs">{fact}</code> = <b className="font-semibold">{valueText(now)}</b>
              </span>
            ))}
          </li>
        ))}
      </ul>
      {flips.length > 0 && (
        <div className="border-t border-line bg-accent-soft px-3 py-2 text-s">
          <p className="font-medium">
            <Trans>What would make it hold</Trans>
          </p>
          <ul className="list-disc pl-4">
            {flips.map((flip) => (
              <li key={flip}>{flip}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Outcome({ value }: { value: Value }) {
  if (typeof value !== 'boolean' && value !== null) return <Pill tone="info">{valueText(value)}</Pill>;
  const tone: Tone = value === null ? 'neutral' : value ? 'green' : 'red';
  return <Pill tone={tone}>{value === null ? t`not known` : value ? t`holds` : t`does not hold`}</Pill>;
}
