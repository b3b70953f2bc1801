import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRead } from '#web/api';
import { useMay, useWords } from '#web/app';
import { EmptyState, Loaded, Panel, PanelRow, Pill, StrengthPill, When } from '#web/ui';
import { HealthCard } from '../health-card.tsx';
import { RecordPanel } from '../record-panel.tsx';
import type { SectionProps } from '../sections.ts';
import { TimelineList } from '../timeline-list.tsx';
import { languageNow, titleOf } from '../titles.ts';

/** What asks for somebody, how it stands, and what happened last. */
export function SummarySection({ account, page }: SectionProps) {
  const mayEdit = useMay('work');
  const newest = useRead('list-timeline', { account, limit: 30 });
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[1fr_400px]">
      <div className="flex min-w-0 flex-col gap-4">
        <OpenSignals account={account} />
        <OpenTasks account={account} />
        <Panel
          flush
          className="overflow-clip"
          title={<Trans>What happened</Trans>}
          actions={
            <SectionLink account={account} section="timeline">
              <Trans>All</Trans>
            </SectionLink>
          }
        >
          <Loaded answer={newest} rows={8}>
            {({ events }) =>
              events.length === 0 ? (
                <EmptyState title={<Trans>Nothing has happened yet</Trans>}>
                  <Trans>What is sent or imported about this account, and what journeys do for it, stands here.</Trans>
                </EmptyState>
              ) : (
                <TimelineList events={events} />
              )
            }
          </Loaded>
        </Panel>
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        {page !== undefined && <HealthCard account={account} page={page} />}
        {page !== undefined && page.journeys.length > 0 && (
          <Panel flush title={<Trans>Journeys</Trans>}>
            {page.journeys.map((one) => (
              <PanelRow key={one.enrollment} className="text-s">
                <SectionLink account={account} section="journeys">
                  {titleOf(one.title, one.titles)}
                </SectionLink>
                <span className="flex-1" />
                <Pill tone="info">{titleOf(one.stage_title ?? one.stage, one.stage_titles)}</Pill>
              </PanelRow>
            ))}
          </Panel>
        )}
        {page !== undefined && <RecordPanel account={account} page={page} mayEdit={mayEdit} />}
      </div>
    </div>
  );
}

function SectionLink({ account, section, children }: { account: string; section: string; children: ReactNode }) {
  return (
    <Link to="/accounts/$account/$section" params={{ account, section }} className="text-s text-accent hover:underline">
      {children}
    </Link>
  );
}

/** Left out where none is open: an empty box asks for nothing. */
function OpenSignals({ account }: { account: string }) {
  const words = useWords();
  const { data } = useRead('list-signals', { account, status: 'open', limit: 5 });
  if (data === undefined || data.signals.length === 0) return null;
  return (
    <Panel
      flush
      title={<Trans>Signals</Trans>}
      actions={
        <SectionLink account={account} section="signals">
          <Trans>All</Trans>
        </SectionLink>
      }
    >
      {data.signals.map(({ id, playbook, kind, strength, status, respond_by: respondBy, overdue }) => (
        <PanelRow key={id} className="text-s">
          <StrengthPill strength={strength} />
          <Link
            to="/signals"
            search={{ signal: id, account }}
            className="min-w-0 flex-1 truncate font-medium hover:underline"
          >
            {words.signal(playbook, kind)}
          </Link>
          {status === 'raised' && respondBy !== undefined && (
            <span className={overdue === true ? 'font-medium text-red' : 'text-text-2'}>
              {overdue === true ? t`overdue` : t`respond`} <When at={respondBy} />
            </span>
          )}
        </PanelRow>
      ))}
    </Panel>
  );
}

function OpenTasks({ account }: { account: string }) {
  const locale = languageNow();
  const { data } = useRead('list-tasks', { account, status: 'open', limit: 5, locale });
  if (data === undefined || data.tasks.length === 0) return null;
  return (
    <Panel
      flush
      title={<Trans>Tasks</Trans>}
      actions={
        <SectionLink account={account} section="tasks">
          <Trans>All</Trans>
        </SectionLink>
      }
    >
      {data.tasks.map(({ task, title, titles, due_at: dueAt, overdue }) => (
        <PanelRow key={task} className="text-s">
          <Link
            to="/tasks/$account/$task"
            params={{ account, task }}
            className="min-w-0 flex-1 truncate font-medium hover:underline"
          >
            {titles?.join(' · ') ?? title}
          </Link>
          {dueAt !== undefined && (
            <span className={overdue ? 'font-medium text-red' : 'text-text-2'}>
              {overdue ? t`overdue` : t`due`} <When at={dueAt} />
            </span>
          )}
        </PanelRow>
      ))}
    </Panel>
  );
}
