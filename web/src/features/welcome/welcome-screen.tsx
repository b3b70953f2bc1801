import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useMay } from '#web/app';
import { buttonClasses, EmptyState, Page } from '#web/ui';
import { CompanyPanel } from './company-panel.tsx';
import { DataStep } from './data-step.tsx';
import { PlaybookStep } from './playbook-step.tsx';
import { RolloutPanel } from './rollout-panel.tsx';
import { SignalsStep } from './signals-step.tsx';

/** From an empty folder to the first signals, in three steps; beside them what is left for later. */
export function WelcomeScreen() {
  const mayOperate = useMay('operate');
  return (
    <Page
      title={t`Welcome`}
      actions={
        <Link to="/" className={buttonClasses('ghost')}>
          <Trans>Go to Today</Trans>
        </Link>
      }
    >
      {mayOperate ? (
        <div className="mx-auto grid max-w-300 grid-cols-[minmax(0,1fr)_20rem] items-start gap-8 py-2 max-lg:grid-cols-1">
          <div className="flex min-w-0 flex-col gap-8">
            <PlaybookStep />
            <DataStep />
            <SignalsStep />
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            <RolloutPanel always />
            <CompanyPanel />
          </div>
        </div>
      ) : (
        <EmptyState title={<Trans>Somebody else sets this up</Trans>}>
          <Trans>
            Playbooks, data and the sample company are for whoever operates this installation. Today shows what is there
            for you.
          </Trans>
        </EmptyState>
      )}
    </Page>
  );
}
