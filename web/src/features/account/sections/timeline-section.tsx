import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { usePages } from '#web/api';
import { Button, classes, EmptyState, Loaded, Panel } from '#web/ui';
import { type EventKind, KIND_TITLES } from '../event-words.ts';
import type { SectionProps } from '../sections.ts';
import { TimelineList } from '../timeline-list.tsx';
import { useAddress } from '../use-address.ts';

const KINDS = Object.keys(KIND_TITLES) as readonly EventKind[];

/** Everything that happened, newest first, by kind and text; what is shown is in the address. */
export function TimelineSection({ account }: SectionProps) {
  const { search, change } = useAddress();
  const kinds = search.kinds?.split(',').filter((kind): kind is EventKind => KINDS.some((one) => one === kind));
  const { text, contact } = search;
  const answer = usePages('list-timeline', {
    account,
    limit: 80,
    ...(kinds === undefined || kinds.length === 0 ? {} : { kinds }),
    ...(text === undefined ? {} : { text }),
    ...(contact === undefined ? {} : { contact }),
  });
  const events = answer.data?.pages.flatMap((page) => page.events) ?? [];
  const isFiltered = kinds !== undefined || text !== undefined || contact !== undefined;
  useGoOn(events.length === 0 && answer.hasNextPage && !answer.isFetching, () => void answer.fetchNextPage());
  return (
    <Panel flush className="overflow-clip">
      <div className="flex flex-wrap items-center gap-2 px-3.5 py-2.5">
        <SearchText value={text} onChange={(next) => change({ text: next }, true)} />
        <KindFilter
          kinds={kinds ?? []}
          onChange={(next) => change({ kinds: next.length === 0 ? undefined : next.join(',') }, true)}
        />
        {contact !== undefined && (
          <Button onClick={() => change({ contact: undefined }, true)}>
            <Trans>Only of {contact} ×</Trans>
          </Button>
        )}
      </div>
      <Loaded answer={answer} rows={10}>
        {() => (
          <>
            <TimelineList events={events} />
            {events.length === 0 && !answer.hasNextPage && <NothingYet isFiltered={isFiltered} />}
            {answer.hasNextPage && <More busy={answer.isFetchingNextPage} onMore={() => void answer.fetchNextPage()} />}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

/** A page that is filtered may be empty and go on. */
function useGoOn(isDue: boolean, run: () => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (isDue) latest.current();
  }, [isDue]);
}

function NothingYet({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState title={<Trans>Nothing like this has happened</Trans>}>
      <Trans>Choose other kinds, or look for something else.</Trans>
    </EmptyState>
  ) : (
    <EmptyState title={<Trans>Nothing has happened yet</Trans>}>
      <Trans>What is sent or imported about this account, and what journeys do for it, stands here.</Trans>
    </EmptyState>
  );
}

/** Reads on when it comes into sight; a button for who has no scroll wheel. */
function More({ busy, onMore }: { busy: boolean; onMore: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  const more = useRef(onMore);
  more.current = onMore;
  useEffect(() => {
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && more.current(), {
      rootMargin: '600px',
    });
    if (place.current !== null) watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={place} className="flex justify-center border-t border-line p-2.5">
      <Button look="ghost" busy={busy} onClick={onMore}>
        <Trans>Show older</Trans>
      </Button>
    </div>
  );
}

const PAUSE = 250;

function SearchText({ value, onChange }: { value: string | undefined; onChange: (text: string | undefined) => void }) {
  const [text, setText] = useState(value ?? '');
  const told = useRef(onChange);
  told.current = onChange;
  useEffect(() => {
    const said = text.trim() === '' ? undefined : text.trim();
    if (said === value) return;
    const timer = setTimeout(() => told.current(said), PAUSE);
    return () => clearTimeout(timer);
  }, [text, value]);
  return (
    <input
      type="search"
      aria-label={t`Search the timeline`}
      placeholder={t`Search the timeline`}
      value={text}
      maxLength={200}
      onChange={(event) => setText(event.target.value)}
      className="h-7 w-56 rounded border border-line-strong bg-surface px-2 text-s max-sm:w-full pointer-coarse:h-11"
    />
  );
}

function KindFilter({
  kinds,
  onChange,
}: {
  kinds: readonly EventKind[];
  onChange: (kinds: readonly EventKind[]) => void;
}) {
  const { _ } = useLingui();
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">
        <Trans>Kinds</Trans>
      </legend>
      {KINDS.map((kind) => {
        const isOn = kinds.includes(kind);
        return (
          <button
            key={kind}
            type="button"
            aria-pressed={isOn}
            onClick={() => onChange(isOn ? kinds.filter((one) => one !== kind) : [...kinds, kind])}
            className={classes(
              'h-6 rounded-full border px-2.5 text-xs font-medium pointer-coarse:h-10',
              isOn ? 'border-accent bg-accent-soft text-accent-strong' : 'border-line text-text-2 hover:bg-hover',
            )}
          >
            {_(KIND_TITLES[kind])}
          </button>
        );
      })}
    </fieldset>
  );
}
