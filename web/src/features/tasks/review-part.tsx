import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useRead, useWrite } from '#web/api';
import { useMay } from '#web/app';
import { Button, Loaded, Panel, tellDone } from '#web/ui';
import { Markdown } from './markdown.tsx';
import type { WholeTask } from './task-words.ts';

/** The document or message that was written and waits for somebody's look before it goes out. */
export function ReviewPart({ task }: { task: WholeTask }) {
  if (task.concerns === undefined) return null;
  return task.kind === 'review_document' ? (
    <ReviewedDocument task={task} document={task.concerns} />
  ) : (
    <ReviewedMessage task={task} message={task.concerns} />
  );
}

function ReviewedDocument({ task, document }: { task: WholeTask; document: string }) {
  const answer = useRead('get-document', { account: task.account, document });
  return (
    <Loaded answer={answer} rows={8}>
      {({ title, body, reason }) => (
        <Panel title={title ?? t`Document`} actions={<Approve task={task} />}>
          {body === undefined ? <p className="text-s text-red">{reason}</p> : <Markdown text={body} />}
        </Panel>
      )}
    </Loaded>
  );
}

function ReviewedMessage({ task, message }: { task: WholeTask; message: string }) {
  const answer = useRead('get-message', { account: task.account, message });
  return (
    <Loaded answer={answer} rows={8}>
      {({ subject, body, text, to }) => (
        <Panel title={subject ?? t`Message`} note={to} actions={<Approve task={task} />}>
          <Markdown text={body ?? text ?? ''} />
          <p className="pt-3 text-s">
            <Link to={'/mailbox' as string} className="text-accent-strong underline">
              <Trans>Change it in the mailbox</Trans>
            </Link>
          </p>
        </Panel>
      )}
    </Loaded>
  );
}

function Approve({ task: { account, task, status } }: { task: WholeTask }) {
  const may = useMay('work');
  const complete = useWrite('complete-task', { onDone: () => tellDone(t`Approved: it goes on its way`) });
  if (!may || status !== 'open') return null;
  return (
    <Button look="primary" busy={complete.isPending} onClick={() => complete.mutate({ account, task })}>
      <Trans>Approve</Trans>
    </Button>
  );
}
