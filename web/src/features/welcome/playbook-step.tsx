import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type Output, useRead, useWrite } from '#web/api';
import { useMay, useWords } from '#web/app';
import { Button, Loaded, Panel, PanelRow, Pill } from '#web/ui';
import { StepPanel } from './step-panel.tsx';

type Playbook = Output<'list-catalogue'>['playbooks'][number];

/** Which playbooks look for signals: those that come with the product are on from the first start. */
export function PlaybookStep() {
  const answer = useRead('list-catalogue', {}, { refetchInterval: 3000 });
  const isDone = answer.data?.playbooks.some(({ live }) => live !== undefined) ?? false;
  return (
    <StepPanel
      number={1}
      done={isDone}
      doneWord={t`Done`}
      title={<Trans>Choose what to look for</Trans>}
      note={<Trans>A playbook says which signals count, and what happens then: mails, tasks, a journey.</Trans>}
    >
      <Panel flush>
        <Loaded answer={answer} rows={2}>
          {({ playbooks }) => playbooks.map((playbook) => <PlaybookLine key={playbook.playbook} playbook={playbook} />)}
        </Loaded>
      </Panel>
    </StepPanel>
  );
}

function PlaybookLine({ playbook: { playbook, live, preparing, inside, versions } }: { playbook: Playbook }) {
  const words = useWords();
  const mayAuthor = useMay('author');
  const turn = useWrite('switch-playbook', { changes: ['list-catalogue', 'get-rollout'] });
  const isOn = live !== undefined || preparing !== undefined;
  return (
    <PanelRow className="min-h-13">
      <span className="flex min-w-0 flex-1 flex-col">
        <Link to="/playbooks/$playbook" params={{ playbook }} className="truncate font-medium hover:underline">
          {words.playbook(playbook)}
        </Link>
        <span className="truncate text-s text-text-2">
          {live !== undefined && <Trans>Version {live.version}</Trans>}
          {inside > 0 && ` · ${plural(inside, { one: '# account inside', other: '# accounts inside' })}`}
        </span>
      </span>
      {live !== undefined ? (
        <Pill tone="green">
          <Trans context="switch">On</Trans>
        </Pill>
      ) : preparing !== undefined ? (
        <Pill tone="info">
          <Trans>Being prepared</Trans>
        </Pill>
      ) : (
        <Pill>
          <Trans>Off</Trans>
        </Pill>
      )}
      {mayAuthor && versions > 0 && (
        <Button
          busy={turn.isPending}
          disabled={isOn && inside > 0}
          title={isOn && inside > 0 ? t`Accounts are inside its journeys: pause them instead` : undefined}
          onClick={() => turn.mutate({ playbook, on: !isOn })}
        >
          {isOn ? <Trans>Switch off</Trans> : <Trans>Switch on</Trans>}
        </Button>
      )}
    </PanelRow>
  );
}
