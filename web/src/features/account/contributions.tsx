import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '#web/api';
import { useWords } from '#web/app';
import { Bar, classes, formatInstant, formatNumber, Pill } from '#web/ui';
import { eventDetail, valueText } from './event-words.ts';
import { useAddress } from './use-address.ts';

export type ExplainedScore = Output<'explain-score-at'>['score'];
type Contribution = ExplainedScore['contributions'][number];

const COLOURS = ['var(--chart-1)', 'var(--chart-2)', 'var(--chart-4)', 'var(--chart-3)', 'var(--chart-5)'];
const colourAt = (place: number): string => COLOURS[place % COLOURS.length] ?? 'var(--chart-1)';

export const points = (value: number): string =>
  formatNumber(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** What a score is made of: a bar and a row a part, which add up to it; each row opens into what is behind it. */
export function Contributions({ score, max }: { score: ExplainedScore; max: number }) {
  const words = useWords();
  const { contributions, missing, value } = score;
  const [open, setOpen] = useState<string>();
  return (
    <>
      <div className="px-3.5 pt-3.5 pb-1.5">
        <Bar
          height={12}
          whole={Math.max(max, value ?? 0)}
          label={t`${words.name(score.title)}: ${points(value ?? 0)} of ${formatNumber(max)}`}
          parts={contributions.map((one, place) => ({
            value: Math.max(0, one.points),
            colour: colourAt(place),
            label: `${words.name(one.factor)}: ${points(one.points)}`,
          }))}
        />
      </div>
      <ul>
        {contributions.map((one, place) => (
          <li key={one.factor} className="border-t border-line first:border-t-0">
            <Part
              part={one}
              colour={colourAt(place)}
              isOpen={open === one.factor}
              onToggle={() => setOpen(open === one.factor ? undefined : one.factor)}
            />
          </li>
        ))}
        <li className="flex min-h-10 items-center gap-2.5 border-t border-line-strong px-3.5 text-s">
          <span className="flex-1 font-medium">
            <Trans>Together</Trans>
          </span>
          <span className="text-m font-semibold tabular-nums">
            {points(contributions.reduce((sum, one) => sum + one.points, 0))}
          </span>
          <span className="w-12 text-text-3 tabular-nums">
            <Trans>of {formatNumber(max)}</Trans>
          </span>
          {/* Where the parts have their arrow. */}
          <span aria-hidden="true" className="w-3.5 shrink-0" />
        </li>
      </ul>
      {missing.length > 0 && (
        <p className="border-t border-line px-3.5 py-2.5 text-s text-text-2">
          <Trans>Not known yet, and left out: {missing.join(', ')}.</Trans>
        </p>
      )}
    </>
  );
}

interface PartProps {
  readonly part: Contribution;
  readonly colour: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function Part({ part, colour, isOpen, onToggle }: PartProps) {
  const words = useWords();
  const { factor, label, input, of } = part;
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={onToggle}
        className="flex min-h-9 w-full items-center gap-2.5 px-3.5 py-1 text-left hover:bg-hover pointer-coarse:min-h-11"
      >
        <span className="size-2 shrink-0 rounded-[2px]" style={{ background: colour }} />
        <span className="w-36 shrink-0 truncate font-medium max-sm:w-24">{words.name(factor)}</span>
        <span className="min-w-0 flex-1 truncate text-s text-text-2">
          {label === null ? (
            <>
              {valueText(input)} <code className="font-mono text-xs text-text-3">{part.source}</code>
            </>
          ) : (
            words.say(null, label)
          )}
        </span>
        <span className="font-semibold tabular-nums">{points(part.points)}</span>
        <span className="w-12 text-s text-text-3 tabular-nums">
          <Trans>of {formatNumber(of, { maximumFractionDigits: 1 })}</Trans>
        </span>
        <ChevronRight
          size={14}
          aria-hidden="true"
          className={classes('shrink-0 text-text-3 transition-transform duration-100', isOpen && 'rotate-90')}
        />
      </button>
      {isOpen && <Behind part={part} />}
    </>
  );
}

/** What a part reads, and the newest of the events that this is made of. */
function Behind({ part: { source, inputs } }: { part: Contribution }) {
  return (
    <div className="flex flex-col gap-3 border-t border-line bg-bg px-3.5 py-3 text-s">
      <code className="font-mono text-xs break-words text-text-2">{source}</code>
      {inputs.map((input) => (
        <div key={input.fact} className="flex flex-col gap-1">
          <p className="flex flex-wrap items-center gap-2">
            <code className="font-mono text-xs">{input.fact}</code>
            <b className="font-semibold">{valueText(input.value)}</b>
            {input.eventCount > 0 && (
              <Pill>
                <Plural value={input.eventCount} one="# event" other="# events" />
              </Pill>
            )}
          </p>
          {input.events.map((event) => (
            <BehindEvent key={event.key} event={event} />
          ))}
        </div>
      ))}
      {inputs.length === 0 && (
        <p className="text-text-2">
          <Trans>It reads no fact: it is the same for everybody.</Trans>
        </p>
      )}
    </div>
  );
}

function BehindEvent({ event }: { event: Contribution['inputs'][number]['events'][number] }) {
  const { account, section, search } = useAddress();
  return (
    <Link
      to="/accounts/$account/$section"
      params={{ account, section }}
      search={{ ...search, event: event.key }}
      resetScroll={false}
      className="flex items-center gap-2.5 rounded px-2 py-1 hover:bg-hover"
    >
      <span className="w-36 shrink-0 text-xs text-text-3 tabular-nums">{formatInstant(event.occurredAt)}</span>
      <span className="shrink-0">{event.name}</span>
      <span className="min-w-0 truncate text-text-2">{eventDetail(event.name, event.properties)}</span>
    </Link>
  );
}
