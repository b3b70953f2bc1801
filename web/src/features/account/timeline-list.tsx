import { useLingui } from '@lingui/react';
import { Plural } from '@lingui/react/macro';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { classes, formatDay, formatTime, Pill } from '#web/ui';
import { EventLine } from './event-line.tsx';
import { eventTitle, KIND_TITLES, type TimelineEvent } from './event-words.ts';
import { daysOf, type TimelineLine } from './timeline-days.ts';
import { today } from './today.ts';

/** Events grouped by day. */
export function TimelineList({ events }: { events: readonly TimelineEvent[] }) {
  return daysOf(events, (at) => today(Date.parse(at))).map(({ day, lines }) => (
    <section key={day}>
      <h3 className="sticky top-0 border-y border-line bg-bg px-3.5 py-1 text-xs font-semibold text-text-2">
        {formatDay(day)}
      </h3>
      {lines.map((line) =>
        line.kind === 'one' ? (
          <EventLine key={line.event.key} event={line.event} />
        ) : (
          <ManyLine key={line.events[0]?.key} line={line} />
        ),
      )}
    </section>
  ));
}

function ManyLine({ line: { events, people } }: { line: Extract<TimelineLine, { kind: 'many' }> }) {
  const { _ } = useLingui();
  const [open, setOpen] = useState(false);
  const [first] = events;
  if (first === undefined) return null;
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex min-h-9 w-full items-center gap-2.5 border-t border-line px-3.5 py-1 text-left text-s hover:bg-hover pointer-coarse:min-h-11"
      >
        <span className="w-11 shrink-0 [:lang(ko)_&]:w-16 text-xs text-text-3 tabular-nums">
          {formatTime(first.occurred_at)}
        </span>
        <span className="w-22 shrink-0">
          <Pill>{_(KIND_TITLES.usage)}</Pill>
        </span>
        <span className="shrink-0 font-medium">{eventTitle(first.name, _)}</span>
        <span className="min-w-0 flex-1 truncate text-text-2">
          <Plural value={events.length} one="# time" other="# times" />
          {people > 0 && (
            <>
              {', '}
              <Plural value={people} one="# person" other="# people" />
            </>
          )}
        </span>
        <ChevronRight
          size={14}
          aria-hidden="true"
          className={classes('text-text-3 transition-transform duration-100', open && 'rotate-90')}
        />
      </button>
      {open && (
        <div className="border-l-2 border-line-strong">
          {events.map((event) => (
            <EventLine key={event.key} event={event} />
          ))}
        </div>
      )}
    </>
  );
}
