import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { type Output, useWrite } from '#web/api';
import { ProgressLine } from '#web/features/imports';
import { Button, Dialog } from '#web/ui';
import { useSample } from './use-sample.ts';

type Sample = Output<'get-sample'>;

/** The sample company: what it is, how far loading it is, and its removal in one click. */
export function SampleCard() {
  const { sample, isBusy } = useSample();
  const load = useWrite('load-sample', { changes: ['get-sample'] });
  const [isAsking, setAsking] = useState(false);
  if (sample === undefined) return null;
  return (
    <div className="flex flex-col gap-3">
      <p className="max-w-140 text-text-2">
        <Trans>
          Evergrove looks after buildings: 164 customers in Korea, America and Europe with 15 months of usage,
          contracts, tickets, surveys, meetings and mails, and somebody at each step of the journey. Nothing of it is
          ever sent, and it is removed in one click.
        </Trans>
      </p>
      {isBusy ? (
        <Progress sample={sample} />
      ) : sample.state === 'loaded' ? (
        <div className="flex flex-wrap items-center gap-2">
          <span className="flex-1">
            {plural(sample.accounts, { one: '# sample account is loaded', other: '# sample accounts are loaded' })}
          </span>
          <Button look="danger" onClick={() => setAsking(true)}>
            <Trans>Remove the sample company</Trans>
          </Button>
        </div>
      ) : (
        <div className="flex flex-col items-start gap-2">
          {sample.message !== undefined && (
            <p
              role={sample.state === 'failed' ? 'alert' : 'status'}
              className={sample.state === 'failed' ? 'text-red' : 'text-text-2'}
            >
              {sample.message}
            </p>
          )}
          <Button look="primary" busy={load.isPending} onClick={() => load.mutate({})}>
            <Trans>Load the sample company</Trans>
          </Button>
        </div>
      )}
      <RemoveDialog open={isAsking} onClose={() => setAsking(false)} />
    </div>
  );
}

function Progress({ sample: { state, step, done, of } }: { sample: Sample }) {
  const words = (): string => {
    if (state === 'removing') return t`Removing it`;
    if (step === 'working') return t`Living through 15 months`;
    if (step === 'tidying') return t`Colleagues look at the signals`;
    return t`Drawing its customers`;
  };
  const part = of === 0 ? 0 : done / of;
  // Drawing takes about half of it, the engine's work the rest.
  const share =
    state === 'removing' ? part : step === 'working' ? 0.45 + part * 0.5 : step === 'tidying' ? 0.96 : part * 0.45;
  return (
    <ProgressLine share={share} label={words()} className="max-w-140">
      {words()}
    </ProgressLine>
  );
}

function RemoveDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const remove = useWrite('remove-sample', { onDone: onClose, changes: ['get-sample'] });
  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={<Trans>Remove the sample company?</Trans>}
      size="s"
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Keep it</Trans>
          </Button>
          <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate({})}>
            <Trans>Remove it</Trans>
          </Button>
        </>
      }
    >
      <p className="text-text-2">
        <Trans>
          Its accounts go with everything that belongs to them, notes of yours on them included, and so do its
          colleagues. Your own accounts, people and playbooks stay. It can be loaded again.
        </Trans>
      </p>
    </Dialog>
  );
}
