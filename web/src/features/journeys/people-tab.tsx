import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useMemo } from 'react';
import type { Input, Output } from '#web/api';
import { Button, EmptyState, SelectField } from '#web/ui';
import { DataTable, ListBar, useColumns, useList, usePaged, ViewsBar } from '#web/ui/data-table';
import type { JourneyAnswer, SetSearch } from './journey-answer.ts';
import { peopleColumns } from './people-columns.tsx';
import type { PeopleRow } from './people-row.ts';
import type { JourneySearch } from './search.ts';
import { outcomeText, titleIn } from './step-words.ts';

interface PeopleTabProps {
  readonly answer: JourneyAnswer;
  readonly search: JourneySearch;
  readonly onSearch: SetSearch;
}

const rowsOf = (answer: Output<'list-enrollments'>): readonly PeopleRow[] => answer.enrollments;

/** Who is and was in the journey: where, since when, and what each waits for. */
export function PeopleTab({ answer, search, onSearch }: PeopleTabProps) {
  const { map } = answer;
  const { i18n } = useLingui();
  const navigate = useNavigate();
  const list = useList();
  const input = inputOf(answer, search);
  const source = usePaged('list-enrollments', input, rowsOf);
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles are made anew in another language
  const all = useMemo(() => peopleColumns(map), [map, i18n.locale]);
  const columns = useColumns(all, list.search.columns, (next) => list.set({ columns: next }));
  const step = map.steps.find(({ id }) => id === search.step);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ViewsBar of="journey-people" list={list} everything={t`Everybody`} keeps={['status', 'outcome']} />
      <ListBar list={list} searches={t`Search accounts`} columns={columns} all={all}>
        {step === undefined ? (
          <StatusFilter answer={answer} search={search} onSearch={onSearch} />
        ) : (
          <Button icon={<X size={13} />} onClick={() => onSearch({ step: undefined })}>
            <Trans>Waiting at: {titleIn(step.titles)}</Trans>
          </Button>
        )}
      </ListBar>
      <DataTable
        label={t`Accounts in the journey`}
        source={source}
        columns={columns}
        idOf={(row) => row.enrollment}
        onOpen={({ account }, away) => {
          const to = { to: '/accounts/$account/$section', params: { account, section: 'journeys' } } as const;
          if (away) window.open(`/accounts/${encodeURIComponent(account)}/journeys`, '_blank', 'noopener');
          else void navigate(to);
        }}
        empty={
          <EmptyState title={<Trans>Nobody here</Trans>}>
            <Trans>Accounts appear as soon as they enter. Clear the search and the filters to see everybody.</Trans>
          </EmptyState>
        }
      />
    </div>
  );
}

function StatusFilter({ answer: { map, counts }, search, onSearch }: PeopleTabProps) {
  const value = search.outcome === undefined ? (search.status ?? 'any') : `left ${search.outcome}`;
  return (
    <SelectField
      label={t`Who`}
      hiddenLabel
      className="w-48"
      value={value}
      onChange={({ target }) => {
        const outcome = target.value.startsWith('left ') ? target.value.slice(5) : undefined;
        const status = (['running', 'exited', 'held_out'] as const).find((one) => one === target.value);
        onSearch({ outcome, status });
      }}
    >
      <option value="any">{t`Inside and left`}</option>
      <option value="running">{t`Inside now`}</option>
      <option value="exited">{t`Left`}</option>
      {counts.held_out > 0 && <option value="held_out">{t`Held out`}</option>}
      <optgroup label={t`Left as`}>
        {map.outcomes.map((outcome) => (
          <option key={outcome} value={`left ${outcome}`}>
            {outcomeText(outcome, map)}
          </option>
        ))}
      </optgroup>
    </SelectField>
  );
}

function inputOf({ map }: JourneyAnswer, search: JourneySearch): Input<'list-enrollments'> {
  const { q, whose = 'all', status, outcome, step, version } = search;
  return {
    playbook: map.playbook,
    journey: map.journey,
    whose,
    limit: 100,
    ...(q === undefined ? {} : { search: q }),
    ...(step === undefined ? {} : { step }),
    ...(status === undefined || step !== undefined ? {} : { status }),
    ...(outcome === undefined || step !== undefined ? {} : { outcome }),
    ...(version === undefined ? {} : { version }),
  };
}
