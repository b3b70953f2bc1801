import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Output } from '#web/api';
import { useWords } from '#web/app';
import { EmptyState, formatDate, Loaded, Page, Pill, Segmented } from '#web/ui';
import { DataTable, useColumns, usePaged } from '#web/ui/data-table';
import { Shown } from './back-test-panel.tsx';
import { columnsOf } from './change-columns.tsx';
import { ChangeWhy } from './change-why.tsx';
import type { BackTest, Change } from './figures.ts';
import { type BackTestSearch, KINDS, WAYS } from './search.ts';
import { useBackTest } from './use-back-test.ts';
import { kindWords, statusTone, statusWords, wayWords } from './words.ts';

/** One back-test: its figures, and each difference with its reasons side by side. */
export function BackTestScreen() {
  const { playbook = '', run = '' } = useParams({ strict: false });
  const words = useWords();
  const answer = useBackTest(run);
  const test = answer.data?.back_test;
  return (
    <Page
      flush
      tabTitle={t`Back-test`}
      title={
        <>
          <Link to="/playbooks/$playbook" params={{ playbook }} className="font-normal text-text-2 hover:text-text">
            {words.playbook(playbook)}
          </Link>
          <span className="text-text-3">/</span>
          <Trans>Back-test</Trans>
        </>
      }
      note={test === undefined ? undefined : <Span test={test} />}
    >
      <div className="shrink-0 border-b border-line px-6 py-4 max-sm:px-4">
        <Shown run={run} />
      </div>
      <Loaded answer={answer} rows={6}>
        {({ back_test: read }) =>
          read.summary === null ? null : read.summary.changed === 0 ? (
            <EmptyState title={<Trans>The draft makes no difference</Trans>}>
              <Trans>Over this time every account would have gone as it does under what is live.</Trans>
            </EmptyState>
          ) : (
            <Changes test={read} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Span({ test }: { test: BackTest }) {
  const { from, to, version, status } = test;
  return (
    <span className="flex items-center gap-2">
      <Trans>
        draft {version}, {formatDate(from)} – {formatDate(to)}
      </Trans>
      {status !== 'done' && <Pill tone={statusTone(status)}>{statusWords(status)}</Pill>}
    </span>
  );
}

const rowsOf = (answer: Output<'get-back-test'>): readonly Change[] => answer.changes;
const keep = (): void => undefined;
const idOf = (change: Change): string => `${change.account} ${change.at} ${JSON.stringify(change)}`;

function Changes({ test }: { test: BackTest }) {
  const search: BackTestSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const words = useWords();
  const { i18n } = useLingui();
  const { kind = 'signal', way, name } = search;
  const source = usePaged(
    'get-back-test',
    { run: test.run, kind, ...(way === undefined ? {} : { way }), ...(name === undefined ? {} : { name }) },
    rowsOf,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles are made in the language that is shown
  const all = useMemo(() => columnsOf(kind, words), [kind, words, i18n.locale]);
  const columns = useColumns(all, undefined, keep);
  const show = (next: BackTestSearch, push = false): void => void navigate({ to: '.', search: next, replace: !push });
  return (
    <>
      <div className="flex shrink-0 flex-wrap items-center gap-3 border-b border-line px-6 py-2 max-sm:px-4">
        <Segmented
          label={t`Kind of difference`}
          value={kind}
          onChange={(next) => show({ kind: next })}
          options={KINDS.map((value) => ({ value, label: kindWords(value) }))}
        />
        {kind !== 'band' && (
          <Segmented
            label={t`Which`}
            value={way ?? 'all'}
            onChange={(next) => show(next === 'all' ? { kind } : { kind, way: next })}
            options={[
              { value: 'all' as const, label: t`all` },
              ...WAYS.map((value) => ({ value, label: wayWords(value) })),
            ]}
          />
        )}
      </div>
      <DataTable
        label={t`Differences`}
        source={source}
        columns={columns}
        idOf={idOf}
        onOpen={({ account, at }) => show({ ...search, kind, open: account, at }, true)}
        onPeek={({ account, at }) => show({ ...search, kind, open: account, at }, true)}
        empty={
          <EmptyState title={<Trans>No such difference</Trans>}>
            <Trans>Choose another kind above.</Trans>
          </EmptyState>
        }
      />
      {search.open !== undefined && (
        <ChangeWhy
          run={test.run}
          account={search.open}
          at={search.at}
          onClose={() => {
            const { open: _, at: __, ...rest } = search;
            show(rest);
          }}
        />
      )}
    </>
  );
}
