import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type Output, useRead } from '#web/api';
import { formatNumber, HealthMark, Loaded, Panel, Pill, When } from '#web/ui';
import type { SetSearch } from './journey-answer.ts';
import type { JourneyMapData } from './map-layout.ts';

interface WhoStandsProps {
  readonly map: JourneyMapData;
  readonly step: string;
  readonly whose: 'mine' | 'team' | 'all';
  readonly standing: number;
  readonly onSearch: SetSearch;
}

const SHOWN = 8;

/** Who stands at a step, who has waited longest first. */
export function WhoStands({ map, step, whose, standing, onSearch }: WhoStandsProps) {
  const { playbook, journey } = map;
  const answer = useRead('list-enrollments', { playbook, journey, step, whose, limit: SHOWN });
  return (
    <Panel title={<Trans>Waiting here</Trans>} note={formatNumber(standing)} flush>
      <Loaded answer={answer}>
        {({ enrollments }) => (
          <>
            {enrollments.map((one) => (
              <Who key={one.enrollment} one={one} />
            ))}
            {standing > enrollments.length && (
              <button
                type="button"
                onClick={() => onSearch({ tab: 'people', step })}
                className="flex min-h-9 w-full items-center border-t border-line px-3.5 text-left text-text-2 hover:bg-hover"
              >
                <Trans>{formatNumber(standing - enrollments.length)} more</Trans>
              </button>
            )}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function Who({ one }: { one: Output<'list-enrollments'>['enrollments'][number] }) {
  const { account, account_name, health, since, paused_at } = one;
  return (
    <Link
      to="/accounts/$account/$section"
      params={{ account, section: 'journeys' }}
      className="flex min-h-9 items-center gap-2.5 border-t border-line px-3.5 py-1.5 first:border-t-0 hover:bg-hover"
    >
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{account_name ?? account}</span>
        <span className="block truncate text-xs text-text-3">{waitText(one)}</span>
      </span>
      {paused_at !== undefined && (
        <Pill tone="yellow">
          <Trans>paused</Trans>
        </Pill>
      )}
      <HealthMark band={health?.band} value={health?.value} />
      {since !== undefined && <When at={since} className="w-16 text-right text-xs text-text-3" />}
    </Link>
  );
}

/** What a run waits for, in a few words. */
export function waitText({ waiting, owner_name }: Output<'list-enrollments'>['enrollments'][number]): string {
  switch (waiting?.for) {
    case 'moment':
      return t`waits for its time`;
    case 'task':
      return owner_name === undefined ? t`waits for a task` : t`waits for a task of ${owner_name}`;
    case 'speech':
      return t`its message may not leave yet`;
    case 'criteria':
      return t`waits for what its stage asks for`;
    case 'review':
      return t`waits for a person to approve a document`;
    case 'condition':
      return t`waits for a condition`;
    case 'events':
      return t`waits for the customer`;
    default:
      return '';
  }
}
