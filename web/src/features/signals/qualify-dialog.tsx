import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useWrite } from '#web/api';
import { CheckField, FormDialog, formatNumber, HealthMark, TextArea, TextField, tellDone } from '#web/ui';
import type { Signal } from './signal-words.ts';

/** Below it nobody is sold more; the server holds to it. */
const HEALTHY = 70;

/** The four criteria by which a signal becomes an opportunity that is worth pursuing. */
export function QualifyDialog({ signal, onClose }: { signal: Signal; onClose: () => void }) {
  const [need, setNeed] = useState('');
  const [path, setPath] = useState('');
  const [isNow, setIsNow] = useState(false);
  const qualify = useWrite('qualify-signal', {
    onDone() {
      tellDone(t`Qualified`);
      onClose();
    },
  });
  const value = signal.health?.value ?? null;
  const isHealthy = value !== null && value >= HEALTHY;
  const isGood = isHealthy && need.trim() !== '' && path.trim() !== '' && isNow;
  return (
    <FormDialog
      title={<Trans>Qualify the signal</Trans>}
      description={signal.account_name ?? signal.account}
      submit={<Trans>Qualify</Trans>}
      busy={qualify.isPending}
      disabled={!isGood}
      onSubmit={() =>
        qualify.mutate({
          account: signal.account,
          signal: signal.id,
          need: need.trim(),
          decision_path: path.trim(),
          this_quarter: true,
        })
      }
      onClose={onClose}
    >
      <ol className="flex flex-col gap-4">
        <li className="flex flex-col gap-1">
          <span className="flex items-center gap-2 text-s font-medium text-text-2">
            <Trans>1. The account is healthy: {formatNumber(HEALTHY)} or more</Trans>
            <HealthMark band={signal.health?.band} value={value} />
          </span>
          {!isHealthy && (
            <span className="text-s text-red">
              <Trans>It is not: see to what holds its health down first. Nobody who is not content is sold more.</Trans>
            </span>
          )}
        </li>
        <li>
          <TextArea
            label={t`2. The business need, more than curiosity`}
            rows={2}
            maxLength={2000}
            value={need}
            onChange={({ target }) => setNeed(target.value)}
          />
        </li>
        <li>
          <TextField
            label={t`3. Who decides on the budget, or how it is decided`}
            maxLength={2000}
            value={path}
            onChange={({ target }) => setPath(target.value)}
          />
        </li>
        <li>
          <CheckField
            label={t`4. They want to look at it within this quarter`}
            checked={isNow}
            onChange={({ target }) => setIsNow(target.checked)}
          />
        </li>
      </ol>
    </FormDialog>
  );
}
