import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { call, invalidateReads, queryClient } from '#web/api';
import { Button, FormDialog, formatInstant, TextArea, TextField, tellDone, useEach } from '#web/ui';
import { laterTimes, localText } from './later-times.ts';

interface SnoozeDialogProps {
  readonly tasks: readonly { readonly account: string; readonly task: string; readonly title: string }[];
  readonly onClose: () => void;
}

/** Puts tasks off: until when, and why. */
export function SnoozeDialog({ tasks, onClose }: SnoozeDialogProps) {
  const [until, setUntil] = useState(() => localText(laterTimes(Date.now())[1]?.at ?? Date.now()));
  const [reason, setReason] = useState('');
  const { busy, each } = useEach();
  const count = tasks.length;
  const at = new Date(until);
  const isGood = !Number.isNaN(at.getTime()) && at.getTime() > Date.now() && reason.trim() !== '';
  const snooze = (): Promise<void> => {
    const input = { until: at.toISOString(), reason: reason.trim() };
    const put = ({ account, task }: (typeof tasks)[number]) => call('snooze-task', { account, task, ...input });
    return each(tasks, put, () => {
      const when = formatInstant(at);
      tellDone(
        plural(count, { one: `Put off until ${when}`, other: `# tasks put off until ${when}` }),
        () => void back(tasks),
      );
      onClose();
    });
  };
  return (
    <FormDialog
      size="s"
      title={count === 1 ? <Trans>Put off</Trans> : plural(count, { one: 'Put off # task', other: 'Put off # tasks' })}
      description={count === 1 ? tasks[0]?.title : undefined}
      submit={<Trans>Put off</Trans>}
      busy={busy}
      disabled={!isGood}
      onSubmit={() => void snooze()}
      onClose={onClose}
    >
      <div className="flex flex-wrap gap-1.5">
        {laterTimes(Date.now()).map(({ name, at: time }) => (
          <Button key={name} onClick={() => setUntil(localText(time))} aria-pressed={localText(time) === until}>
            {name}
          </Button>
        ))}
      </div>
      <TextField
        label={t`Until`}
        type="datetime-local"
        value={until}
        onChange={({ target }) => setUntil(target.value)}
      />
      <TextArea
        label={t`Why it waits`}
        hint={t`Whoever looks for it meanwhile reads this. It stays as due as it is.`}
        rows={2}
        maxLength={500}
        autoFocus
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </FormDialog>
  );
}

/** Where they were before. */
async function back(tasks: SnoozeDialogProps['tasks']): Promise<void> {
  for (const { account, task } of tasks) await call('snooze-task', { account, task });
  await invalidateReads(queryClient);
}
