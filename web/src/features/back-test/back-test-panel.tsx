import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useRead, useWrite } from '#web/api';
import { Button, EmptyState, Loaded, Panel, SelectField } from '#web/ui';
import { BackTestProgress } from './back-test-progress.tsx';
import { BackTestFigures, Caveats, Headline } from './back-test-result.tsx';
import { isGoing } from './figures.ts';
import { RunLine } from './run-line.tsx';
import { useBackTest } from './use-back-test.ts';
import { statusWords } from './words.ts';

const MONTHS = [3, 6, 12, 24];
const SAMPLES = [100, 1000];

interface BackTestPanelProps {
  readonly playbook: string;
  /** The draft as it stands, by file; undefined: there is none yet. */
  readonly files: Readonly<Record<string, string>> | undefined;
  /** Why it can't be tried now: it has problems. */
  readonly blocked?: string | undefined;
}

/** Tries a draft on the past before it is published: starts, shows how far it is, and what it found. */
export function BackTestPanel({ playbook, files, blocked }: BackTestPanelProps) {
  const [months, setMonths] = useState(12);
  const [accounts, setAccounts] = useState<number>();
  const [started, setStarted] = useState<string>();
  const runs = useRead('list-back-tests', { playbook });
  const start = useWrite('start-back-test', {
    changes: ['list-back-tests'],
    onDone: ({ run }) => setStarted(run),
  });
  const shown = started ?? runs.data?.back_tests[0]?.run;
  return (
    <div className="flex flex-col gap-4">
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (files !== undefined)
            start.mutate({ files: { ...files }, months, ...(accounts === undefined ? {} : { accounts }) });
        }}
      >
        <SelectField
          label={t`How far back`}
          value={months}
          onChange={(event) => setMonths(Number(event.target.value))}
          className="w-36"
        >
          {MONTHS.map((one) => (
            <option key={one} value={one}>
              {plural(one, { one: '# month', other: '# months' })}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t`Accounts`}
          value={accounts ?? ''}
          onChange={(event) => setAccounts(event.target.value === '' ? undefined : Number(event.target.value))}
          className="w-40"
        >
          <option value="">{t`all`}</option>
          {SAMPLES.map((one) => (
            <option key={one} value={one}>
              {t`about ${one}, for a first look`}
            </option>
          ))}
        </SelectField>
        <Button
          type="submit"
          look="primary"
          busy={start.isPending}
          disabled={files === undefined || blocked !== undefined}
        >
          <Trans>Try on the past</Trans>
        </Button>
        {blocked !== undefined && <p className="text-s text-text-2">{blocked}</p>}
      </form>
      {shown === undefined ? (
        <EmptyState title={<Trans>Nothing tried yet</Trans>}>
          <Trans>
            The log of the last months is replayed under this draft and under what is live: whose band changes, which
            signals come or go, who would enter, and why. Nothing is sent, and no customer’s record is touched.
          </Trans>
        </EmptyState>
      ) : (
        <Shown run={shown} />
      )}
      <Loaded answer={runs} rows={2}>
        {({ back_tests: tests }) => {
          const earlier = tests.filter(({ run }) => run !== shown);
          return earlier.length === 0 ? null : (
            <Panel title={<Trans>Earlier back-tests</Trans>} flush>
              {earlier.map((test) => (
                <RunLine key={test.run} test={test} />
              ))}
            </Panel>
          );
        }}
      </Loaded>
    </div>
  );
}

/** One run: how far it is, or what it found. */
export function Shown({ run }: { run: string }) {
  const answer = useBackTest(run);
  return (
    <Loaded answer={answer} rows={4}>
      {({ back_test: test }) => {
        if (isGoing(test)) return <BackTestProgress test={test} />;
        if (test.summary === null) {
          return (
            <div role="status" className="text-s">
              <p className="font-medium">
                <Trans>The back-test is {statusWords(test.status)}.</Trans>
              </p>
              <p className="text-text-2">
                {test.problem ?? <Trans>Nothing of it was kept. Try it again when you like.</Trans>}
              </p>
            </div>
          );
        }
        return (
          <div className="flex flex-col gap-3">
            <Headline summary={test.summary} />
            <BackTestFigures test={test} summary={test.summary} />
            <Caveats summary={test.summary} />
          </div>
        );
      }}
    </Loaded>
  );
}
