import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { call, type Input, invalidateReads, Problem, queryClient } from '#web/api';
import { useMe } from '#web/app';
import { Button, Dialog, EmptyState, ErrorState, formatNumber, SelectField, tellDone, tellFailure } from '#web/ui';
import { type Preview, together } from './preview-sums.ts';
import { ReleasePreview } from './release-preview.tsx';

type Chosen = Pick<Input<'preview-release'>, 'strength' | 'direction' | 'all'>;

/** Accounts a call: each is worked out by the engine. */
const PAGE = 50;
/** So many are worked out by themselves; what comes after is only counted. */
const MOST = 400;

/** Lets signals act that were found in history: what would be sent is shown before anything is. */
export function ReleaseDialog({ onClose }: { onClose: () => void }) {
  const me = useMe();
  const [strength, setStrength] = useState<'' | 'strong' | 'moderate' | 'weak'>('');
  const [released, setReleased] = useState<number>();
  const chosen: Chosen = strength === '' ? { all: true } : { strength };
  const { preview, error, isDone } = usePreview(strength);
  const left = preview?.left.accounts ?? 0;
  const total = (preview?.signals ?? 0) + (preview?.left.signals ?? 0);
  const isReleasing = released !== undefined;
  const release = async (): Promise<void> => {
    setReleased(0);
    let after: string | undefined;
    let done = 0;
    try {
      do {
        const page = await call('release-signals', {
          ...chosen,
          by: me.name,
          ...(after === undefined ? {} : { after }),
        });
        done += page.released.signals;
        setReleased(done);
        after = page.next;
      } while (after !== undefined);
      tellDone(plural(done, { one: '# signal acts now', other: '# signals act now' }));
      onClose();
    } catch (problem) {
      tellFailure(problem instanceof Problem ? problem.message : String(problem));
      setReleased(undefined);
    }
    await invalidateReads(queryClient);
  };
  return (
    <Dialog
      open
      size="l"
      onOpenChange={() => !isReleasing && onClose()}
      title={<Trans>Release signals from history</Trans>}
      description={
        <Trans>
          What imported history has shown stands until somebody lets it act. This is what the engine would do now;
          nothing is sent before you release.
        </Trans>
      }
      footer={
        <>
          {isReleasing && (
            <span className="self-center text-s text-text-2" role="status">
              <Trans>
                {formatNumber(released)} of {formatNumber(total)} released
              </Trans>
            </span>
          )}
          <Button onClick={onClose} disabled={isReleasing}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="primary" busy={isReleasing} disabled={!isDone || total === 0} onClick={() => void release()}>
            {plural(total, { one: 'Release # signal', other: 'Release # signals' })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <SelectField
          label={t`Which ones`}
          className="w-60"
          value={strength}
          disabled={isReleasing}
          onChange={({ target }) => setStrength(target.value as typeof strength)}
        >
          <option value="">{t`All that stand`}</option>
          <option value="strong">{t`Strong ones`}</option>
          <option value="moderate">{t`Moderate ones`}</option>
          <option value="weak">{t`Weak ones`}</option>
        </SelectField>
        {error !== undefined && <ErrorState error={error} />}
        {preview !== undefined && preview.accounts === 0 && (
          <EmptyState title={<Trans>No signal stands</Trans>}>
            <Trans>
              Import your history: what its last months show is found, and stands here until you let it act.
            </Trans>
          </EmptyState>
        )}
        {preview !== undefined && preview.accounts > 0 && <ReleasePreview preview={preview} />}
        {error === undefined && !isDone && (
          <p role="status" className="text-s text-text-2">
            <Trans>
              The engine works it out: {formatNumber(preview?.accounts ?? 0)} accounts so far, {formatNumber(left)} to
              go
            </Trans>
          </p>
        )}
        {isDone && left > 0 && (
          <p className="text-s text-text-2">
            {plural(left, {
              one: '# more account is not worked out here and is released with the others.',
              other: '# more accounts are not worked out here and are released with the others.',
            })}
          </p>
        )}
      </div>
    </Dialog>
  );
}

/** Page after page, so that something shows soon. */
function usePreview(strength: string) {
  const [state, setState] = useState<{ preview?: Preview; error?: Error; isDone: boolean }>({ isDone: false });
  useEffect(() => {
    const control = new AbortController();
    setState({ isDone: false });
    void (async () => {
      const chosen: Chosen = strength === '' ? { all: true } : { strength: strength as 'strong' };
      let sum: Preview | undefined;
      let after: string | undefined;
      try {
        do {
          const input = { ...chosen, limit: PAGE, list: 20, ...(after === undefined ? {} : { after }) };
          const page = await call('preview-release', input, { signal: control.signal });
          sum = sum === undefined ? page : together(sum, page);
          after = sum.accounts < MOST ? page.next : undefined;
          setState({ preview: sum, isDone: after === undefined });
        } while (after !== undefined);
      } catch (error) {
        if (!control.signal.aborted) setState({ error: error instanceof Error ? error : new Error(), isDone: false });
      }
    })();
    return () => control.abort();
  }, [strength]);
  return state;
}
