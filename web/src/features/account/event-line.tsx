import { useLingui } from '@lingui/react';
import { Link } from '@tanstack/react-router';
import { formatInstant, formatTime, Pill } from '#web/ui';
import { eventDetail, eventTitle, KIND_TITLES, KIND_TONES, type TimelineEvent } from './event-words.ts';
import { useRuleTitles } from './rule-titles.ts';
import { useAddress } from './use-address.ts';

type Shown = Pick<TimelineEvent, 'key' | 'kind' | 'name' | 'occurred_at' | 'contact_name' | 'contact' | 'properties'>;

/** One event on a line; it opens into what it caused. */
export function EventLine({ event, time = 'time' }: { event: Shown; time?: 'time' | 'instant' }) {
  const { _ } = useLingui();
  const { account, section, search } = useAddress();
  const titleFor = useRuleTitles();
  const who = event.contact_name ?? event.contact;
  return (
    <Link
      to="/accounts/$account/$section"
      params={{ account, section }}
      search={{ ...search, event: event.key }}
      resetScroll={false}
      aria-current={search.event === event.key}
      className="flex min-h-9 items-center gap-2.5 border-t border-line px-3.5 py-1 text-s outline-offset-[-2px] first:border-t-0 hover:bg-hover aria-[current=true]:bg-accent-soft pointer-coarse:min-h-11"
    >
      <time
        dateTime={event.occurred_at}
        title={formatInstant(event.occurred_at)}
        className={`shrink-0 text-xs text-text-3 tabular-nums ${time === 'time' ? 'w-11 [:lang(ko)_&]:w-16' : 'w-36'}`}
      >
        {time === 'time' ? formatTime(event.occurred_at) : formatInstant(event.occurred_at)}
      </time>
      <span className="w-22 shrink-0">
        <Pill tone={KIND_TONES[event.kind]}>{_(KIND_TITLES[event.kind])}</Pill>
      </span>
      <span className="shrink-0 font-medium">{eventTitle(event.name, _)}</span>
      <span className="min-w-0 flex-1 truncate text-text-2">{eventDetail(event.name, event.properties, titleFor)}</span>
      {who !== undefined && <span className="max-w-40 truncate text-text-3 max-sm:hidden">{who}</span>}
    </Link>
  );
}
