import { plural } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { PanelRow, Pill, When } from '#web/ui';
import { type BackTest, figuresOf } from './figures.ts';
import { statusTone, statusWords } from './words.ts';

/** One back-test in a list of them. */
export function RunLine({ test }: { test: BackTest }) {
  const { run, playbook, version, months, askedAt, status, summary } = test;
  return (
    <PanelRow>
      <Link
        to="/playbooks/$playbook/back-tests/$run"
        params={{ playbook, run }}
        search={{}}
        className="min-w-0 flex-1 truncate hover:underline"
      >
        <span className="font-medium">{version}</span>
        <span className="text-text-2">
          {' · '}
          {plural(months, { one: '# month', other: '# months' })}
        </span>
      </Link>
      {summary !== null && (
        <span className="truncate text-s text-text-2 max-sm:hidden">
          <Trans>
            {summary.bandsNow} bands, {figuresOf(summary).signals.comes} new signals
          </Trans>
        </span>
      )}
      {status !== 'done' && <Pill tone={statusTone(status)}>{statusWords(status)}</Pill>}
      <When at={askedAt} className="text-s text-text-3" />
    </PanelRow>
  );
}
