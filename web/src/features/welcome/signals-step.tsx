import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type Output, useRead } from '#web/api';
import { useWords } from '#web/app';
import { buttonClasses, Loaded, Panel, PanelRow, StrengthPill, When } from '#web/ui';
import { StepPanel } from './step-panel.tsx';

type Signal = Output<'list-signals'>['signals'][number];

const LOOK_EVERY = 2000;
const SHOWN = 5;

/** The first signals as they come, each leading to its account. */
export function SignalsStep() {
  const answer = useRead('list-signals', { status: 'open', limit: SHOWN }, { refetchInterval: LOOK_EVERY });
  const standing = useRead('list-signals', { status: 'standing', limit: 1 }, { refetchInterval: LOOK_EVERY });
  const hasStanding = (standing.data?.signals.length ?? 0) > 0;
  return (
    <StepPanel
      number={3}
      done={(answer.data?.signals.length ?? 0) > 0}
      doneWord={t`Done`}
      title={<Trans>Look at the first signals</Trans>}
      note={<Trans>They show here within a minute of the data that they come from.</Trans>}
    >
      <Panel
        flush
        title={<Trans>Newest and strongest</Trans>}
        actions={
          <Link to="/signals" className={buttonClasses('plain')}>
            <Trans>All signals</Trans>
          </Link>
        }
      >
        <Loaded answer={answer} rows={3}>
          {({ signals }) =>
            signals.length === 0 ? (
              <p className="px-3.5 py-5 text-center text-s text-text-2">
                <Trans>None yet. They come when an account shows what a playbook looks for.</Trans>
              </p>
            ) : (
              signals.map((signal) => <SignalLine key={signal.id} signal={signal} />)
            )
          }
        </Loaded>
        {hasStanding && (
          <PanelRow className="bg-sunken text-s text-text-2">
            <span className="min-w-0 flex-1">
              <Trans>
                History has shown signals too. They stand until you have seen what would be sent, and release them.
              </Trans>
            </span>
            <Link to="/signals" className={buttonClasses('plain')}>
              <Trans>Preview and release</Trans>
            </Link>
          </PanelRow>
        )}
      </Panel>
    </StepPanel>
  );
}

function SignalLine({
  signal: { account, account_name: name, playbook, kind, strength, raisedAt },
}: {
  signal: Signal;
}) {
  const words = useWords();
  return (
    <PanelRow>
      <Link to="/accounts/$account" params={{ account }} className="w-44 shrink-0 truncate font-medium hover:underline">
        {name ?? account}
      </Link>
      <span className="min-w-0 flex-1 truncate">{words.signal(playbook, kind)}</span>
      <StrengthPill strength={strength} />
      <When at={raisedAt} className="w-24 shrink-0 text-right text-s text-text-3" />
    </PanelRow>
  );
}
