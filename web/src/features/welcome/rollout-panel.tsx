import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Circle, CircleCheck, CircleDot, X } from 'lucide-react';
import { type Output, useRead, useWrite } from '#web/api';
import { useMay } from '#web/app';
import { Bar, classes, formatNumber, IconButton, Panel } from '#web/ui';
import { stepWords } from './rollout-words.ts';

type RolloutStep = Output<'get-rollout'>['steps'][number];

const LOOK_EVERY = 15_000;

/** What is set up and what is next, until all is done or somebody puts it away. `always`: also then. */
export function RolloutPanel({ always = false }: { always?: boolean }) {
  const mayOperate = useMay('operate');
  const { data } = useRead('get-rollout', {}, { enabled: mayOperate, refetchInterval: LOOK_EVERY });
  const put = useWrite('put-rollout-away', { changes: ['get-rollout'] });
  if (data === undefined || (!always && (data.put_away || data.done === data.of))) return null;
  const { steps, done, of } = data;
  return (
    <Panel
      title={<Trans>Getting started</Trans>}
      note={
        <Trans>
          {formatNumber(done)} of {formatNumber(of)}
        </Trans>
      }
      actions={
        always ? undefined : (
          <IconButton label={t`Put the checklist away`} onClick={() => put.mutate({ away: true })}>
            <X size={14} />
          </IconButton>
        )
      }
      flush
    >
      <div className="px-3.5 pt-3 pb-1">
        <Bar
          height={4}
          whole={of}
          label={t`${formatNumber(done)} of ${formatNumber(of)} steps are done`}
          parts={[{ value: done, colour: 'var(--accent)', label: t`Done` }]}
        />
      </div>
      <ul className="flex flex-col pb-1.5">
        {steps.map((step) => (
          <StepLine key={step.step} step={step} />
        ))}
      </ul>
    </Panel>
  );
}

function StepLine({ step: { step, state, left } }: { step: RolloutStep }) {
  const { title, how, to, search } = stepWords(step);
  const isDone = state === 'done';
  const line = (
    <>
      {isDone ? (
        <CircleCheck size={15} className="mt-0.5 shrink-0 text-green" role="img" aria-label={t`Done`} />
      ) : state === 'next' ? (
        <CircleDot size={15} className="mt-0.5 shrink-0 text-accent" role="img" aria-label={t`Next`} />
      ) : (
        <Circle
          size={15}
          className="mt-0.5 shrink-0 text-text-3"
          role="img"
          aria-label={t({ message: 'Open', context: 'state' })}
        />
      )}
      <span className="min-w-0 flex-1">
        <span
          className={classes('block truncate', isDone ? 'text-text-3' : state === 'next' ? 'font-medium' : undefined)}
        >
          {title}
          {left !== undefined && <span className="text-text-2"> · {formatNumber(left)}</span>}
        </span>
        {state === 'next' && <span className="block text-s text-text-2">{how}</span>}
      </span>
    </>
  );
  const layout = 'flex min-h-8 items-start gap-2.5 px-3.5 py-1.5 pointer-coarse:min-h-11';
  return (
    <li>
      {to === undefined || isDone || state === 'waits' ? (
        <span className={layout} title={how}>
          {line}
        </span>
      ) : (
        <Link
          to={to}
          {...(search === undefined ? {} : { search })}
          title={how}
          className={classes(layout, 'hover:bg-hover')}
        >
          {line}
        </Link>
      )}
    </li>
  );
}
