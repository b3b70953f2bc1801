import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { usePages } from '#web/api';
import { buttonClasses, EmptyState, Loaded, Page, Panel, ShowMore, SidePanel, When } from '#web/ui';
import { kindWords } from './kind-words.ts';
import { type Run, RunState, RunView } from './run-view.tsx';
import type { ImportSearch } from './search.ts';

/** What was imported from the browser, newest first; each opens into what became of its rows. */
export function ImportsScreen() {
  const { run }: ImportSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const open = (id: string | undefined): void =>
    void navigate({ to: '/settings/imports', search: id === undefined ? {} : { run: id } });
  const answer = usePages('list-imports', {});
  return (
    <Page
      title={t`Imports`}
      actions={
        <Link to="/import" className={buttonClasses('primary')}>
          <Trans>Import a file</Trans>
        </Link>
      }
    >
      <Loaded answer={answer} rows={6}>
        {({ pages }) => {
          const runs = pages.flatMap(({ imports }) => imports);
          if (runs.length === 0) return <Nothing />;
          return (
            <Panel flush>
              <ul>
                {runs.map((one) => (
                  <RunLine key={one.run} run={one} onOpen={() => open(one.run)} />
                ))}
              </ul>
              <ShowMore of={answer} />
            </Panel>
          );
        }}
      </Loaded>
      <SidePanel
        open={run !== undefined}
        onOpenChange={(isOpen) => !isOpen && open(undefined)}
        title={<Trans>Import</Trans>}
      >
        {run !== undefined && (
          <RunView run={run} onRun={open} onBack={(upload) => void navigate({ to: '/import', search: { upload } })} />
        )}
      </SidePanel>
    </Page>
  );
}

function RunLine({ run, onOpen }: { run: Run; onOpen: () => void }) {
  const { outcome, earlier } = run;
  const rows = outcome?.rows ?? 0;
  const refused = outcome?.refused ?? 0;
  return (
    <li className="border-b border-line last:border-b-0">
      <button
        type="button"
        onClick={onOpen}
        className="flex min-h-11 w-full items-center gap-3 px-3.5 py-1.5 text-left hover:bg-hover"
      >
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="truncate font-medium">{run.file}</span>
          <span className="truncate text-s text-text-2">
            {kindWords(run.kind)}
            {earlier !== undefined && (
              <>
                {' · '}
                <Trans>refused rows again</Trans>
              </>
            )}
          </span>
        </span>
        <span className="text-right text-s text-text-2 tabular-nums max-sm:hidden">
          {plural(rows, { one: '# row', other: '# rows' })}
        </span>
        {refused > 0 && (
          <span className="text-s text-red tabular-nums">
            {plural(refused, { one: '# refused', other: '# refused' })}
          </span>
        )}
        <RunState run={run} />
        <When at={run.created_at} className="w-24 shrink-0 text-right text-s text-text-3" />
      </button>
    </li>
  );
}

function Nothing() {
  return (
    <EmptyState
      title={<Trans>Nothing has been imported yet</Trans>}
      action={
        <Link to="/import" className={buttonClasses('primary')}>
          <Trans>Import a file</Trans>
        </Link>
      }
    >
      <Trans>
        CSV files of accounts, contacts, contracts, usage, tickets and more come in as history. Each import stays here
        with what was refused and why, to be mended and tried again.
      </Trans>
    </EmptyState>
  );
}
