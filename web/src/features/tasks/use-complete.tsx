import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { call, invalidateReads, queryClient, useWrite } from '#web/api';
import { Button, Dialog, tellDone } from '#web/ui';
import { mayReopen, needsPage, type Task } from './task-words.ts';

interface Completing {
  /** Completes it, asks first where that can't be taken back, or opens it where something is to be filled in. */
  complete(task: Task): void;
  /** Completed on the screen already, while the server does it. */
  readonly gone: ReadonlySet<string>;
  readonly dialog: ReactNode;
}

export function useComplete(): Completing {
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Task>();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const back = (task: string): void => setGone((before) => new Set([...before].filter((one) => one !== task)));
  const reopens = useRef(new Set<string>());
  const write = useWrite('complete-task', {
    onDone(_, { account, task }) {
      const undo = async (): Promise<void> => {
        await call('reopen-task', { account, task });
        back(task);
        await invalidateReads(queryClient);
      };
      if (reopens.current.has(task)) tellDone(t`Done`, () => void undo());
      else tellDone(t`Done: its journey goes on`);
    },
  });
  const run = (task: Task): void => {
    if (mayReopen(task)) reopens.current.add(task.task);
    setGone((before) => new Set([...before, task.task]));
    write.mutate({ account: task.account, task: task.task }, { onError: () => back(task.task) });
  };
  return {
    gone,
    complete(task) {
      if (needsPage(task))
        void navigate({ to: '/tasks/$account/$task', params: { account: task.account, task: task.task } });
      else if (mayReopen(task)) run(task);
      else setAsked(task);
    },
    dialog: asked !== undefined && (
      <Dialog
        open
        size="s"
        onOpenChange={() => setAsked(undefined)}
        title={<Trans>Is this done?</Trans>}
        footer={
          <>
            <Button onClick={() => setAsked(undefined)}>
              <Trans>Not yet</Trans>
            </Button>
            <Button
              look="primary"
              autoFocus
              onClick={() => {
                run(asked);
                setAsked(undefined);
              }}
            >
              <Trans>It is done</Trans>
            </Button>
          </>
        }
      >
        <p className="font-medium">{asked.title}</p>
        <p className="text-text-2">
          <Trans>The journey that asked for it goes on at once. That can’t be taken back.</Trans>
        </p>
      </Dialog>
    ),
  };
}
