import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Suspense, useEffect, useRef, useState } from 'react';
import { JourneyMap } from '#web/features/journeys';
import { EmptyState, Skeleton } from '#web/ui';
import type { Checked } from './use-check.ts';

type Maps = Checked['maps'];

/** The journey that the text describes, drawn; a step leads to its line, and the line to its step. */
export function MapPanel({
  checked,
  file,
  line,
  onLine,
}: {
  checked: Checked | undefined;
  file: string;
  line: number;
  onLine: (file: string, line: number) => void;
}) {
  const maps = useLast(checked);
  const [chosen, setChosen] = useState<string>();
  const open = maps?.find((one) => one.file === file) ?? maps?.find((one) => one.map.journey === chosen) ?? maps?.[0];
  if (maps === undefined) {
    return checked === undefined ? (
      <Skeleton rows={6} className="p-4" />
    ) : (
      <EmptyState title={<Trans>The map is drawn once the text is in order</Trans>}>
        <Trans>The problems are listed below the text.</Trans>
      </EmptyState>
    );
  }
  if (open === undefined) {
    return (
      <EmptyState title={<Trans>No journeys yet</Trans>}>
        <Trans>Add a file under Journeys: it is drawn here as you type.</Trans>
      </EmptyState>
    );
  }
  const { steps } = open.map;
  const before = steps.filter((step) => step.line <= line).toSorted((a, b) => a.line - b.line);
  const selected = open.file === file ? before.at(-1)?.id : undefined;
  const isOld = checked !== undefined && checked.problems.length > 0;
  return (
    <div className="flex h-full min-h-0 flex-col">
      {(maps.length > 1 || isOld) && (
        <div className="flex min-h-10 shrink-0 items-center gap-2 border-b border-line px-3.5 text-s">
          {maps.length > 1 && (
            <select
              aria-label={t`Journey`}
              value={open.map.journey}
              onChange={(event) => setChosen(event.target.value)}
              className="h-7 rounded border border-line-strong bg-surface px-2 pointer-coarse:h-11"
            >
              {maps.map(({ map }) => (
                <option key={map.journey}>{map.journey}</option>
              ))}
            </select>
          )}
          {isOld && (
            <span className="text-text-3">
              <Trans>As it was before the problems</Trans>
            </span>
          )}
        </div>
      )}
      <Suspense fallback={<Skeleton rows={6} className="p-4" />}>
        <JourneyMap
          map={open.map}
          selected={selected}
          className="min-h-0 flex-1"
          onSelect={(id) => {
            const step = steps.find((one) => one.id === id);
            if (step !== undefined) onLine(open.file, step.line);
          }}
        />
      </Suspense>
    </div>
  );
}

/** The maps of the last text that was in order: what is being typed is mostly not. */
function useLast(checked: Checked | undefined): Maps | undefined {
  const last = useRef<Maps>(undefined);
  useEffect(() => {
    if (checked !== undefined && checked.problems.length === 0) last.current = checked.maps;
  }, [checked]);
  return checked !== undefined && checked.problems.length === 0 ? checked.maps : last.current;
}
