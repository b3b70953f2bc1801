import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useRead } from '#web/api';
import { ConnectSource, UploadStep } from '#web/features/imports';
import { Panel, Segmented } from '#web/ui';
import { SampleCard } from './sample-card.tsx';
import { StepPanel } from './step-panel.tsx';

type Way = 'sample' | 'file' | 'source';

/** Three ways to bring data, any of them at first. */
export function DataStep() {
  const [way, setWay] = useState<Way>('sample');
  const navigate = useNavigate();
  const { data: sample } = useRead('get-sample', {});
  const { data: rollout } = useRead('get-rollout', {});
  const isDone =
    sample?.state === 'loaded' ||
    (rollout?.steps.some(({ step, state }) => step === 'accounts' && state === 'done') ?? false);
  return (
    <StepPanel
      number={2}
      done={isDone}
      doneWord={t`Done`}
      title={<Trans>Bring data</Trans>}
      note={
        <Trans>Look around with the sample company, or begin with your own customers. Both work side by side.</Trans>
      }
    >
      <Panel>
        <div className="flex flex-col gap-4">
          <Segmented
            label={t`How to bring data`}
            value={way}
            onChange={setWay}
            options={[
              { value: 'sample', label: t`Sample company` },
              { value: 'file', label: t`Upload a file` },
              { value: 'source', label: t`Connect a source` },
            ]}
          />
          {way === 'sample' && <SampleCard />}
          {way === 'file' && (
            <UploadStep onSent={({ upload }) => void navigate({ to: '/import', search: { upload } })} />
          )}
          {way === 'source' && <ConnectSource />}
        </div>
      </Panel>
    </StepPanel>
  );
}
