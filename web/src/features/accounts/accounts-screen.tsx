import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Input } from '#web/api';
import { useMay, useWords } from '#web/app';
import { rememberList } from '#web/features/account';
import { buttonClasses, EmptyState, Page } from '#web/ui';
import { ConditionFilter } from '#web/ui/condition-builder';
import {
  DataTable,
  fileAddress,
  ListBar,
  type ListState,
  useColumns,
  useList,
  useSelection,
  useWindow,
  ViewsBar,
  writeSort,
} from '#web/ui/data-table';
import { accountColumns } from './account-columns.tsx';
import { useAccountFacts } from './account-facts.ts';
import { AccountPreview } from './account-preview.tsx';
import { type AccountRow, idOf, rowsOf, totalOf } from './account-row.ts';
import { BulkBar } from './bulk-bar.tsx';
import { useViewCounts } from './use-view-counts.ts';

type Query = Input<'list-account-ids'>;

/** So many can be walked through from an account's page. */
const REMEMBERED = 2000;

/** All accounts: found by any condition, in any order, with the columns that one chooses. */
export function AccountsScreen() {
  const list = useList();
  const { i18n } = useLingui();
  const words = useWords();
  const facts = useAccountFacts();
  const mayEdit = useMay('work');
  const navigate = useNavigate();
  const { search } = list;
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles are in the language that is spoken
  const all = useMemo(() => accountColumns(facts, words), [facts, words, i18n.locale]);
  const columns = useColumns(all, search.columns, (next) => list.set({ columns: next }));
  const query = queryOf(list);
  const sort = list.sort ?? { column: 'name', descending: false };
  const shown = columns.shown.map(({ column }) => column.id);
  const source = useWindow('list-accounts', { ...query, sort: writeSort(sort), columns: shown }, rowsOf, totalOf);
  const selecting = useSelection(JSON.stringify(query));
  const open = (row: AccountRow, away: boolean): void => {
    const before = Array.from({ length: Math.min(source.count ?? 0, REMEMBERED) }, (_, place) => source.row(place));
    rememberList(before.flatMap((one) => one?.account ?? []));
    const path = `/accounts/${encodeURIComponent(row.account)}/summary`;
    if (away) window.open(path, '_blank', 'noopener');
    else void navigate({ to: '/accounts/$account/$section', params: { account: row.account, section: 'summary' } });
  };
  return (
    <Page
      title={t`Accounts`}
      flush
      below={
        <ViewsBar
          of="accounts"
          list={list}
          everything={t`All accounts`}
          counts={useViewCounts(query.whose ?? 'all').counts}
        />
      }
    >
      <ListBar
        list={list}
        searches={t`Name, id or domain`}
        whose="all"
        columns={columns}
        all={all}
        csv={fileAddress('accounts', { ...query, sort: writeSort(sort) }, columns.shown)}
        total={source.count}
      >
        <ConditionFilter
          value={search.filter ?? ''}
          facts={facts}
          onChange={(filter) => list.set({ filter: filter === '' ? undefined : filter })}
        />
      </ListBar>
      <DataTable
        label={t`Accounts`}
        source={source}
        columns={columns}
        idOf={idOf}
        sort={sort}
        onSort={list.sortBy}
        onOpen={open}
        onPeek={(row) => list.set({ open: row.account }, search.open === undefined)}
        open={search.open}
        empty={<Nothing list={list} />}
        {...(mayEdit ? { selecting } : {})}
      />
      {mayEdit && <BulkBar selecting={selecting} total={source.count ?? 0} query={query} />}
      <AccountPreview account={search.open} onClose={() => list.set({ open: undefined })} />
    </Page>
  );
}

function queryOf({ search: { q, whose, filter } }: ListState): Query {
  return {
    whose: whose ?? 'all',
    ...(q === undefined ? {} : { search: q }),
    ...(filter === undefined ? {} : { filter }),
  };
}

function Nothing({ list }: { list: ListState }) {
  const { q, filter, whose } = list.search;
  const mayOperate = useMay('operate');
  if (q !== undefined || filter !== undefined || whose !== undefined) {
    return (
      <EmptyState
        title={<Trans>No account is like this</Trans>}
        action={
          <button
            type="button"
            className={buttonClasses()}
            onClick={() => list.set({ q: undefined, filter: undefined, whose: undefined, view: undefined })}
          >
            <Trans>Show all accounts</Trans>
          </button>
        }
      >
        <Trans>Search for less, or take a condition out of the filter.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={<Trans>Here will be your customers</Trans>}
      {...(mayOperate
        ? {
            action: (
              <Link to="/settings/imports" className={buttonClasses('primary')}>
                <Trans>Import accounts</Trans>
              </Link>
            ),
          }
        : {})}
    >
      <Trans>
        They come with the first events that name them, with an import of a CSV file, or with the sample company.
      </Trans>
    </EmptyState>
  );
}
