import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate, useParams, useRouter } from '@tanstack/react-router';
import { Ban, Check, Clock, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Problem, useRead, useWrite } from '#web/api';
import { useEditing, useMay, useWords } from '#web/app';
import {
  Button,
  buttonClasses,
  EmptyState,
  formatInstant,
  Loaded,
  localeNow,
  Page,
  Panel,
  Pill,
  tellDone,
  useShortcut,
} from '#web/ui';
import { CancelDialog } from './cancel-dialog.tsx';
import { DuePill } from './due-pill.tsx';
import { GivenAnswers } from './given-answers.tsx';
import { Markdown } from './markdown.tsx';
import { ReviewPart } from './review-part.tsx';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { StageChecks } from './stage-checks.tsx';
import { TaskForm } from './task-form.tsx';
import type { WholeTask } from './task-words.ts';
import { useComplete } from './use-complete.tsx';

/** A task with what helps to do it: guide, checklist, form, and the text to look at. */
export function TaskScreen() {
  const { account, task: id } = useParams({ strict: false }) as { account: string; task: string };
  const answer = useRead('get-task', { account, task: id, locale: localeNow() });
  const router = useRouter();
  const navigate = useNavigate();
  useShortcut('Escape', () => (router.history.canGoBack() ? router.history.back() : void navigate({ to: '/tasks' })));
  if (answer.error instanceof Problem && [400, 404].includes(answer.error.status)) return <UnknownTask />;
  return (
    <Loaded answer={answer} rows={8}>
      {(task) => <Shown key={task.task} task={task} />}
    </Loaded>
  );
}

function UnknownTask() {
  return (
    <Page title={t`Task not found`}>
      <EmptyState
        title={<Trans>Nothing is known of this task</Trans>}
        action={
          <Link to="/tasks" className={buttonClasses()}>
            <Trans>Go to the tasks</Trans>
          </Link>
        }
      >
        <Trans>Its account may have been removed, or you may not look after it.</Trans>
      </EmptyState>
    </Page>
  );
}

function Shown({ task }: { task: WholeTask }) {
  const may = useMay('work');
  const isOpen = task.status === 'open';
  const others = useEditing(`task:${task.account}:${task.task}`, may && isOpen);
  const [first] = others;
  const hasHelp = (task.guide ?? '') !== '' || task.review;
  const work = !isOpen ? (
    <Ended task={task} />
  ) : (
    task.form !== undefined && <TaskForm task={task} form={task.form} mayFill={may} isAlone={!hasHelp} />
  );
  return (
    <Page
      title={
        <>
          <Link to="/tasks" className="font-normal text-text-2 hover:text-text max-sm:hidden">
            <Trans>Tasks</Trans>
          </Link>
          <span aria-hidden="true" className="font-normal text-text-3 max-sm:hidden">
            /
          </span>
          <span className="truncate" title={task.title}>
            {task.title}
          </span>
        </>
      }
      tabTitle={task.title}
      note={<Facts task={task} />}
      actions={may && <Actions task={task} />}
    >
      <div className="mx-auto flex max-w-300 flex-col gap-4">
        {first !== undefined && (
          <p role="status" className="rounded bg-yellow-soft px-3 py-2 text-s text-yellow">
            <Trans>{first.name} has this task open too: agree on who does it.</Trans>
          </p>
        )}
        {task.snoozed_until !== undefined && (
          <p className="rounded bg-info-soft px-3 py-2 text-s text-info">
            <Trans>Put off until {formatInstant(task.snoozed_until)}</Trans>
            {task.snooze_reason !== undefined && `: ${task.snooze_reason}`}
          </p>
        )}
        {task.titles !== undefined && (
          <Panel title={<Trans>Done together</Trans>}>
            <ul className="flex list-disc flex-col gap-1 pl-5">
              {task.titles.map((title) => (
                <li key={title}>{title}</li>
              ))}
            </ul>
          </Panel>
        )}
        {hasHelp ? (
          <div className="grid grid-cols-2 items-start gap-4 max-lg:grid-cols-1">
            <div className="flex min-w-0 flex-col gap-4">
              {task.guide !== undefined && task.guide !== '' && (
                <Panel title={<Trans>Guide</Trans>}>
                  <Markdown text={task.guide} />
                </Panel>
              )}
              {isOpen && <StageChecks task={task} />}
              {task.review && <ReviewPart task={task} />}
            </div>
            <div className="flex min-w-0 flex-col gap-4">{work}</div>
          </div>
        ) : (
          <>
            {isOpen && <StageChecks task={task} />}
            {work}
          </>
        )}
        {isOpen && task.form === undefined && !task.review && (task.guide ?? '') === '' && (
          <EmptyState title={<Trans>Nothing else belongs to it</Trans>}>
            <Trans>This task has no guide and no form: complete it when it is done.</Trans>
          </EmptyState>
        )}
      </div>
    </Page>
  );
}

function Facts({ task }: { task: WholeTask }) {
  const words = useWords();
  const { data } = useRead('list-people', {});
  const assignee = data?.people.find(({ id }) => id === task.assignee)?.name ?? task.assignee;
  return (
    <span className="inline-flex items-center gap-1.5 text-s">
      <Link
        to="/accounts/$account/$section"
        params={{ account: task.account, section: 'summary' }}
        className="font-medium text-text hover:underline"
      >
        {task.account_name ?? task.account}
      </Link>
      {assignee !== undefined ? <span>· {assignee}</span> : <Pill tone="yellow">{t`nobody’s`}</Pill>}
      {task.playbook !== undefined && <span className="max-sm:hidden">· {words.playbook(task.playbook)}</span>}
      <DuePill task={task} />
    </span>
  );
}

function Actions({ task }: { task: WholeTask }) {
  const [dialog, setDialog] = useState<'snooze' | 'cancel'>();
  const { complete, gone, dialog: asking } = useComplete();
  const router = useRouter();
  const reopen = useWrite('reopen-task', { onDone: () => tellDone(t`It is open again`) });
  const back = useWrite('snooze-task', { onDone: () => tellDone(t`It is back`) });
  const isOpen = task.status === 'open';
  const plain = isOpen && task.form === undefined && !task.review;
  const which = { account: task.account, task: task.task };
  useShortcut(plain ? 'e' : undefined, () => complete(task));
  useShortcut(isOpen ? 's' : undefined, () => setDialog('snooze'));
  if (!isOpen) {
    return (
      task.status === 'done' &&
      task.reopens && (
        <Button icon={<RotateCcw size={14} />} onClick={() => reopen.mutate(which)} busy={reopen.isPending}>
          <Trans>Open again</Trans>
        </Button>
      )
    );
  }
  return (
    <>
      {task.snoozed_until === undefined ? (
        <Button icon={<Clock size={14} />} onClick={() => setDialog('snooze')}>
          <Trans>Put off</Trans>
        </Button>
      ) : (
        <Button icon={<Clock size={14} />} onClick={() => back.mutate(which)}>
          <Trans>Take it up now</Trans>
        </Button>
      )}
      {!task.review && (
        <Button look="danger" icon={<Ban size={14} />} onClick={() => setDialog('cancel')}>
          <Trans>Cancel the task</Trans>
        </Button>
      )}
      {plain && (
        <Button
          look="primary"
          icon={<Check size={14} />}
          busy={gone.has(task.task)}
          onClick={() => complete(task)}
          title={t`Key: e`}
        >
          <Trans>Complete</Trans>
        </Button>
      )}
      {asking}
      {dialog === 'snooze' && <SnoozeDialog tasks={[task]} onClose={() => setDialog(undefined)} />}
      {dialog === 'cancel' && (
        <CancelDialog tasks={[task]} onClose={() => setDialog(undefined)} onDone={() => router.history.back()} />
      )}
    </>
  );
}

function Ended({ task }: { task: WholeTask }) {
  const { data } = useRead('list-people', {});
  const by = data?.people.find(({ id }) => id === task.done_by)?.name;
  const when = task.done_at === undefined ? '' : formatInstant(task.done_at);
  return (
    <Panel title={task.status === 'done' ? <Trans>Done</Trans> : <Trans>Cancelled</Trans>} note={by ?? when}>
      {task.status === 'done' && (
        <div className="flex flex-col gap-3">
          <p className="text-s text-text-2">{when}</p>
          {task.form !== undefined && task.answers !== undefined && (
            <GivenAnswers fields={task.form.fields} answers={task.answers} />
          )}
          {!task.reopens && (
            <p className="text-s text-text-3">
              <Trans>Its journey has heard of it and went on, so it can’t be opened again.</Trans>
            </p>
          )}
        </div>
      )}
      {task.status === 'cancelled' && (
        <p className="text-s text-text-2">
          <Trans>It was no longer wanted.</Trans>
        </p>
      )}
    </Panel>
  );
}
