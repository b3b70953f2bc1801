import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useRead, useWrite } from '#web/api';
import { useMay, useWords } from '#web/app';
import { CheckField, Panel } from '#web/ui';
import type { WholeTask } from './task-words.ts';

/** What the journey's stage asks to have done before it is left; a tick is told to the journey at once. */
export function StageChecks({ task }: { task: WholeTask }) {
  const { enrollment, account } = task;
  const may = useMay('work');
  const words = useWords();
  const { data } = useRead('list-account-journeys', { account }, { enabled: enrollment !== undefined });
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const check = useWrite('check-criterion', {
    onDone: (_, input) => setTicked((all) => new Set([...all, input.check])),
  });
  const journey = data?.journeys.find((one) => one.enrollment === enrollment);
  const checks = journey?.stages.find(({ stage }) => stage === journey.stage)?.checks ?? [];
  if (enrollment === undefined || checks.length === 0) return null;
  return (
    <Panel title={<Trans>Checklist of the stage</Trans>}>
      <div className="flex flex-col gap-2">
        {checks.map((one) => (
          <CheckField
            key={one}
            label={words.say(task.playbook, one)}
            checked={ticked.has(one)}
            disabled={!may || ticked.has(one)}
            onChange={() => check.mutate({ account, enrollment, check: one })}
          />
        ))}
      </div>
    </Panel>
  );
}
