import { Suspense } from 'react';
import { useRead } from '#web/api';
import { JourneyMap, type LiveCounts } from '#web/features/journeys';
import { Loaded, Skeleton } from '#web/ui';
import type { JourneyRun } from './journey-run.ts';
import { useAddress } from './use-address.ts';

/** Where the account is on the map of the version that it runs by, and by which steps it came there. */
export function JourneyPlace({ journey: run }: { journey: JourneyRun }) {
  const { playbook, journey, version, step } = run;
  const { search, change } = useAddress();
  const answer = useRead('get-journey-map', { playbook, journey, version });
  return (
    <Loaded answer={answer} rows={8}>
      {({ map }) => (
        <Suspense fallback={<Skeleton rows={8} />}>
          <JourneyMap
            map={map}
            live={wayOf(run)}
            selected={search.why ?? step}
            onSelect={(chosen) => change({ why: chosen })}
            className="max-h-120 border-t border-line"
          />
        </Suspense>
      )}
    </Loaded>
  );
}

/** One account's way as the map counts it: it stands at one step, and has passed those that ran. */
function wayOf({ runs, step, stage, stages, status }: JourneyRun): LiveCounts {
  const ran = new Set(runs.map((run) => run.step));
  const ids = new Set([...ran, ...(step === undefined ? [] : [step])]);
  return {
    entered: 1,
    steps: new Map(
      [...ids].map((id) => [
        id,
        { standing: id === step && status === 'running' ? 1 : 0, passed: ran.has(id) ? 1 : 0, left: 0 },
      ]),
    ),
    stages: new Map(
      stages.map((one) => [
        one.stage,
        { inside: one.stage === stage && status === 'running' ? 1 : 0, reached: one.entered ? 1 : 0 },
      ]),
    ),
  };
}
