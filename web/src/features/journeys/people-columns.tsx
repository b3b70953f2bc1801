import { t } from '@lingui/core/macro';
import { HealthMark, Pill, When } from '#web/ui';
import type { Column } from '#web/ui/data-table';
import type { JourneyMapData } from './map-layout.ts';
import type { PeopleRow } from './people-row.ts';
import { RunMenu } from './run-menu.tsx';
import { outcomeText, titleIn } from './step-words.ts';
import { anchorText } from './timing.ts';
import { waitText } from './who-stands.tsx';

export function peopleColumns(map: JourneyMapData): readonly Column<PeopleRow>[] {
  const steps = new Map(map.steps.map((step) => [step.id, titleIn(step.titles)]));
  const stages = new Map(map.stages.map((stage) => [stage.id, titleIn(stage.titles)]));
  const stepOf = ({ step }: PeopleRow): string =>
    // Who was not ready left at the door, which is no step of the map.
    step === undefined || step === 'enter' ? '' : (steps.get(step) ?? step);
  const stageOf = ({ stage }: PeopleRow): string => (stage === undefined ? '' : (stages.get(stage) ?? stage));
  return [
    {
      id: 'account',
      title: t`Account`,
      width: 220,
      pinned: true,
      cell: ({ account, account_name }) => <span className="truncate font-medium">{account_name ?? account}</span>,
      text: ({ account, account_name }) => account_name ?? account,
    },
    {
      id: 'health',
      title: t`Health`,
      width: 80,
      cell: ({ health }) => <HealthMark band={health?.band} value={health?.value} />,
    },
    { id: 'status', title: t`State`, width: 150, cell: (row) => <State row={row} map={map} /> },
    { id: 'stage', title: t`Stage`, width: 130, cell: stageOf, text: stageOf },
    { id: 'step', title: t`Step`, width: 200, cell: stepOf, text: stepOf },
    {
      id: 'since',
      title: t`Since`,
      width: 110,
      cell: ({ since, exited_at }) => <Moment at={since ?? exited_at} />,
    },
    { id: 'waits', title: t`Waits for`, width: 230, cell: waitText, text: waitText },
    { id: 'due', title: t`Goes on`, width: 110, cell: ({ due_at }) => <Moment at={due_at} /> },
    { id: 'entered', title: t`Entered`, width: 110, cell: ({ entered_at }) => <Moment at={entered_at} /> },
    {
      id: 'by',
      title: t`Entered by`,
      width: 150,
      hidden: true,
      cell: ({ entered_on }) => anchorText(entered_on),
    },
    { id: 'owner', title: t`Owner`, width: 140, cell: ({ owner_name }) => owner_name ?? '' },
    { id: 'version', title: t`Version`, width: 80, hidden: true, cell: ({ version }) => version },
    { id: 'actions', title: t`Actions`, width: 60, cell: (row) => <RunMenu row={row} /> },
  ];
}

const Moment = ({ at }: { at: string | undefined }) => (at === undefined ? null : <When at={at} />);

function State({ row, map }: { row: PeopleRow; map: JourneyMapData }) {
  const { status, outcome = '', paused_at } = row;
  if (status === 'held_out') return <Pill>{t`held out`}</Pill>;
  if (status === 'exited') return <Pill title={outcome}>{outcomeText(outcome, map)}</Pill>;
  return paused_at === undefined ? <Pill tone="green">{t`inside`}</Pill> : <Pill tone="yellow">{t`paused`}</Pill>;
}
