import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useRead, useWrite } from '#web/api';
import { Button, Dialog, Loaded, tellDone } from '#web/ui';
import { type Choice, insideInput, NOTHING, undecided } from './inside-choice.ts';
import { InsideChooser } from './inside-chooser.tsx';

/** Makes an earlier version live again, with the same choices for those inside as publishing has. */
export function RollBackDialog({
  playbook,
  version,
  onClose,
}: {
  playbook: string;
  version: string;
  onClose: () => void;
}) {
  const [choice, setChoice] = useState<Choice>(NOTHING);
  const preview = useRead('preview-publication', { playbook, version });
  const rollBack = useWrite('roll-back-playbook', {
    onDone: () => {
      tellDone(t`${version} goes live again once it is prepared.`);
      onClose();
    },
  });
  const { data } = preview;
  const lacksOutcome = choice.what === 'leave' && !/^[a-z][a-z0-9_]*$/.test(choice.outcome);
  return (
    <Dialog
      open
      size="l"
      onOpenChange={(next) => !next && onClose()}
      title={<Trans>Roll back to {version}</Trans>}
      description={
        <Trans>The version goes live again as it was published. The present one stays and can be taken up again.</Trans>
      }
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            look="primary"
            busy={rollBack.isPending}
            disabled={data === undefined || data.problems.length > 0 || undecided(choice, data) > 0 || lacksOutcome}
            onClick={() =>
              data !== undefined && rollBack.mutate({ playbook, version, inside: insideInput(choice, data) })
            }
          >
            <Trans>Roll back</Trans>
          </Button>
        </>
      }
    >
      <Loaded answer={preview} rows={4}>
        {(shown) =>
          shown.problems.length > 0 ? (
            <p role="alert" className="text-s text-red">
              <Trans>
                This version can’t be loaded any more. Open a draft from it, put it right, and publish that.
              </Trans>
            </p>
          ) : (
            <InsideChooser playbook={playbook} preview={shown} choice={choice} onChange={setChoice} />
          )
        }
      </Loaded>
    </Dialog>
  );
}
