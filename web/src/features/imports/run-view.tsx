import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Output, problemInWords, useRead, useWrite } from '#web/api';
import { Button, buttonClasses, formatNumber, Loaded, Panel, Pill, type Tone } from '#web/ui';
import { kindWords } from './kind-words.ts';
import { ProgressLine } from './progress-line.tsx';
import { RowProblemText } from './row-problem-text.tsx';

export type Run = Output<'list-imports'>['imports'][number];

interface RunViewProps {
  readonly run: string;
  /** Goes on to another run: the same file for real, or what was refused again. */
  readonly onRun: (run: string) => void;
  /** Back to the columns. */
  readonly onBack?: (upload: string) => void;
}

/** How far an import is, what became of its rows, and what can be done about it. */
export function RunView({ run: id, onRun, onBack }: RunViewProps) {
  const answer = useRead('get-import', { run: id }, { refetchInterval: 700 });
  return (
    <Loaded answer={answer} rows={5}>
      {(run) => (
        <div className="flex flex-col gap-4">
          <Panel>
            <div className="flex flex-col gap-4">
              <div className="flex flex-wrap items-center gap-2">
                <span className="min-w-0 truncate text-l font-semibold">{run.file}</span>
                <span className="text-text-2">{kindWords(run.kind)}</span>
                <RunState run={run} />
              </div>
              {isOpen(run) ? <UnderWay run={run} /> : <Ended run={run} map={run.map} onRun={onRun} onBack={onBack} />}
            </div>
          </Panel>
          {run.outcome !== undefined && run.outcome.refusals.length > 0 && <Refusals run={run} />}
        </div>
      )}
    </Loaded>
  );
}

const isOpen = ({ state }: Run): boolean => state === 'waiting' || state === 'running';

const TONES: Readonly<Record<Run['state'], Tone>> = {
  waiting: 'neutral',
  running: 'info',
  done: 'green',
  failed: 'red',
  cancelled: 'neutral',
  interrupted: 'yellow',
};

export function RunState({ run: { state, check } }: { run: Run }) {
  const words: Readonly<Record<Run['state'], string>> = {
    waiting: t`Waiting`,
    running: check ? t`Checking` : t`Importing`,
    done: check ? t`Checked` : t`Imported`,
    failed: t`Not read to its end`,
    cancelled: t`Stopped`,
    interrupted: t`Broken off`,
  };
  return <Pill tone={TONES[state]}>{words[state]}</Pill>;
}

function UnderWay({ run }: { run: Run }) {
  const cancel = useWrite('cancel-import', { changes: ['get-import', 'list-imports'] });
  const rows = run.outcome?.rows ?? 0;
  return (
    <div className="flex items-center gap-4">
      <ProgressLine
        share={run.bytes === 0 ? 0 : run.bytes_read / run.bytes}
        label={t`Progress of ${run.file}`}
        className="flex-1"
      >
        {plural(rows, { one: '# row', other: '# rows' })}
      </ProgressLine>
      <Button busy={cancel.isPending} onClick={() => cancel.mutate({ run: run.run })}>
        <Trans>Stop</Trans>
      </Button>
    </div>
  );
}

interface EndedProps {
  readonly run: Run;
  readonly map: string;
  readonly onRun: (run: string) => void;
  readonly onBack: ((upload: string) => void) | undefined;
}

function Ended({ run, map, onRun, onBack }: EndedProps) {
  const changes = ['list-imports', 'get-import', 'get-rollout'] as const;
  const retry = useWrite('retry-import', { onDone: (started) => onRun(started.run), changes });
  const start = useWrite('start-import', { onDone: (started) => onRun(started.run), changes });
  const { outcome, state, check, kind, upload } = run;
  const refused = outcome?.refused ?? 0;
  return (
    <>
      <EndWords run={run} />
      {outcome !== undefined && <Figures outcome={outcome} check={check} />}
      <div className="flex flex-wrap justify-end gap-2">
        {refused > 0 && (
          <a className={buttonClasses('plain')} href={`/download/imports/${run.run}/refused`} download>
            <Download size={13} aria-hidden />
            <Trans>Refused rows as CSV</Trans>
          </a>
        )}
        {onBack !== undefined && (
          <Button onClick={() => onBack(upload)}>
            <Trans>Back to the columns</Trans>
          </Button>
        )}
        {!check && state === 'done' && refused > 0 && (
          <Button busy={retry.isPending} onClick={() => retry.mutate({ run: run.run })}>
            <Trans>Try the refused rows again</Trans>
          </Button>
        )}
        {!check && state !== 'done' && (
          <Button look="primary" busy={retry.isPending} onClick={() => retry.mutate({ run: run.run })}>
            <Trans>Import again</Trans>
          </Button>
        )}
        {check && state === 'done' && (
          <Button look="primary" busy={start.isPending} onClick={() => start.mutate({ upload, kind, map })}>
            {refused > 0 ? <Trans>Import the others</Trans> : <Trans>Import</Trans>}
          </Button>
        )}
        {!check && state === 'done' && kind !== 'users' && (
          <Link to="/accounts" className={buttonClasses('primary')}>
            <Trans>Look at the accounts</Trans>
          </Link>
        )}
      </div>
    </>
  );
}

function EndWords({ run: { state, message, check, outcome } }: { run: Run }) {
  if (message !== undefined) return <p className="text-red">{problemInWords(outcome?.problem, message)}</p>;
  if (state === 'interrupted') {
    return (
      <p className="text-text-2">
        <Trans>
          The server ended while this ran. What had come in by then is in; importing again brings in the rest and
          doubles nothing.
        </Trans>
      </p>
    );
  }
  if (state === 'cancelled') {
    return (
      <p className="text-text-2">
        <Trans>Rows that were in by then are in; importing again brings in the rest and doubles nothing.</Trans>
      </p>
    );
  }
  return check ? (
    <p className="text-text-2">
      <Trans>Nothing was stored. This is what would come in.</Trans>
    </p>
  ) : null;
}

function Figures({ outcome, check }: { outcome: NonNullable<Run['outcome']>; check: boolean }) {
  const { people, compared } = outcome;
  const events = Object.values(outcome.events).reduce((sum, count) => sum + count, 0);
  const persons = people.added + people.changed + people.unchanged;
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(8rem,1fr))] gap-4">
      <Figure name={<Trans>Rows</Trans>} value={outcome.rows} />
      {persons > 0 ? (
        <>
          <Figure name={<Trans>Added</Trans>} value={people.added} />
          <Figure name={<Trans>Changed</Trans>} value={people.changed} />
          <Figure name={<Trans>As they were</Trans>} value={people.unchanged} />
        </>
      ) : (
        <Figure
          name={check ? <Trans>Events that would come in</Trans> : <Trans>Events that came in</Trans>}
          value={events}
        />
      )}
      {compared !== undefined && (
        <>
          <Figure name={<Trans>New</Trans>} value={compared.events - compared.known} />
          <Figure name={<Trans>In already</Trans>} value={compared.known - compared.contradicting} />
          {compared.contradicting > 0 && (
            <Figure name={<Trans>Against what is in</Trans>} value={compared.contradicting} isBad />
          )}
        </>
      )}
      {outcome.repeated > 0 && <Figure name={<Trans>Said twice</Trans>} value={outcome.repeated} />}
      {outcome.contradicting > 0 && (
        <Figure name={<Trans>Same key, other content</Trans>} value={outcome.contradicting} isBad />
      )}
      {outcome.skipped > 0 && <Figure name={<Trans>Left out</Trans>} value={outcome.skipped} />}
      <Figure name={<Trans>Refused</Trans>} value={outcome.refused} isBad={outcome.refused > 0} />
    </dl>
  );
}

function Figure({ name, value, isBad = false }: { name: ReactNode; value: number; isBad?: boolean }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-s text-text-2">{name}</dt>
      <dd className={isBad ? 'text-xl font-semibold text-red tabular-nums' : 'text-xl font-semibold tabular-nums'}>
        {formatNumber(value)}
      </dd>
    </div>
  );
}

function Refusals({ run }: { run: Run }) {
  const { refusals = [], refused = 0 } = run.outcome ?? {};
  return (
    <Panel
      title={<Trans>Refused rows</Trans>}
      note={
        refused > refusals.length ? (
          <Trans>
            the first {refusals.length} of {formatNumber(refused)}
          </Trans>
        ) : undefined
      }
      flush
    >
      <ul>
        {refusals.map(({ line, problems }) => (
          <li key={line} className="flex gap-3 border-b border-line px-3.5 py-2 text-s last:border-b-0">
            <span className="w-16 shrink-0 text-text-3 tabular-nums">
              <Trans>line {line}</Trans>
            </span>
            <div className="min-w-0 flex-1">
              {problems.map((problem) => (
                <p key={problem.reason}>
                  <RowProblemText problem={problem} />
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
