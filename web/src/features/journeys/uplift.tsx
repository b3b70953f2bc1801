import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type Output, useRead } from '#web/api';
import { EmptyState, formatNumber, formatShare, Loaded, Panel } from '#web/ui';
import type { JourneyMapData } from './map-layout.ts';

/** What the journey brings about beyond what happens without it, by those who are held out of it. */
export function Uplift({ map }: { map: JourneyMapData }) {
  const { playbook, journey, enter } = map;
  const answer = useRead('get-journey-uplift', { playbook, journey });
  return (
    <Panel title={<Trans>Against the hold-out</Trans>} note={formatShare(enter.holdout)}>
      <Loaded answer={answer}>{(data) => <Compared answer={data} />}</Loaded>
    </Panel>
  );
}

function Compared({ answer: { uplift, treated, held_out } }: { answer: Output<'get-journey-uplift'> }) {
  if (uplift === undefined)
    return (
      <EmptyState title={<Trans>Nobody to compare with yet</Trans>}>
        <Trans>As soon as somebody is held out and somebody is led, both are compared by the journey’s goal.</Trans>
      </EmptyState>
    );
  const inPoints = (share: number): string =>
    formatNumber(share * 100, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const [points, from, to] = [inPoints(uplift.points), inPoints(uplift.from), inPoints(uplift.to)] as const;
  const isSure = uplift.from > 0 || uplift.to < 0;
  return (
    <div className="flex flex-col gap-2">
      <p>
        <span className="text-xl font-semibold tabular-nums">{t`${points} points`}</span>{' '}
        <span className="text-s text-text-2">{t`95 % interval ${from} to ${to}`}</span>
      </p>
      {!isSure && (
        <p className="text-s text-text-2">
          <Trans>Both may be the same: the interval has 0 in it.</Trans>
        </p>
      )}
      <p className="text-s text-text-2">
        <Trans>
          Led: {formatNumber(treated.reached)} of {formatNumber(treated.count)} reached the goal. Held out:{' '}
          {formatNumber(held_out.reached)} of {formatNumber(held_out.count)}.
        </Trans>
      </p>
    </div>
  );
}
