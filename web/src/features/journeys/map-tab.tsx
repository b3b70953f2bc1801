import { Suspense, useMemo } from 'react';
import { Skeleton } from '#web/ui';
import { JourneyMap, type LiveCounts } from './index.ts';
import type { JourneyAnswer, SetSearch } from './journey-answer.ts';
import { JourneySummary } from './journey-summary.tsx';
import { StepPanel } from './step-panel.tsx';

interface MapTabProps {
  readonly answer: JourneyAnswer;
  readonly whose: 'mine' | 'team' | 'all';
  readonly step: string | undefined;
  readonly onSearch: SetSearch;
}

/** The map, and beside it the step that is looked at, else the whole in figures. */
export function MapTab({ answer, whose, step: id, onSearch }: MapTabProps) {
  const live = useMemo(() => liveOf(answer), [answer]);
  const step = answer.map.steps.find((one) => one.id === id);
  const select = (next: string | undefined) => onSearch({ step: next });
  return (
    <div className="flex min-h-0 flex-1 max-lg:flex-col">
      <Suspense fallback={<Skeleton rows={8} className="flex-1" />}>
        <JourneyMap
          map={answer.map}
          live={live}
          selected={id}
          onSelect={select}
          className="min-h-0 min-w-0 flex-1 px-1 py-4"
        />
      </Suspense>
      <aside className="flex w-80 shrink-0 flex-col gap-3.5 overflow-auto border-l border-line p-3.5 max-lg:w-auto max-lg:border-t max-lg:border-l-0">
        {step === undefined ? (
          <JourneySummary answer={answer} onSelect={select} />
        ) : (
          <StepPanel answer={answer} step={step} whose={whose} onSearch={onSearch} />
        )}
      </aside>
    </div>
  );
}

function liveOf({ steps, stages, counts }: JourneyAnswer): LiveCounts {
  return {
    steps: new Map(steps.map((one) => [one.step, one])),
    stages: new Map(stages.map((one) => [one.stage, one])),
    entered: counts.entered,
  };
}
