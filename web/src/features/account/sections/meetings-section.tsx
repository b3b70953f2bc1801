import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type Output, useRead } from '#web/api';
import { useMay } from '#web/app';
import { Button, EmptyState, formatInstant, formatLength, Loaded, Panel, Pill, tellDone, useNow, When } from '#web/ui';
import { SectionTable } from '../section-table.tsx';
import type { SectionProps } from '../sections.ts';
import { useContactNames } from '../use-contact-names.ts';
import { useEventWrite } from '../use-event-write.ts';

type Meeting = Output<'list-meetings'>['meetings'][number];

export function MeetingsSection({ account }: SectionProps) {
  const answer = useRead('list-meetings', { account });
  const now = useNow(60_000);
  return (
    <Loaded answer={answer} rows={4}>
      {({ meetings }) => {
        const ahead = meetings
          .filter(({ starts, status }) => status === 'booked' && Date.parse(starts) > now)
          .reverse();
        const past = meetings.filter((meeting) => !ahead.includes(meeting));
        return (
          <div className="flex flex-col gap-4">
            <Panel flush title={<Trans>Ahead</Trans>}>
              {ahead.length === 0 ? (
                <EmptyState title={<Trans>No meeting is booked</Trans>}>
                  <Trans>Customers book by the link in a mail; “Book a meeting” above does it by hand.</Trans>
                </EmptyState>
              ) : (
                <MeetingTable account={account} meetings={ahead} label={t`Meetings ahead`} isAhead />
              )}
            </Panel>
            {past.length > 0 && (
              <Panel flush title={<Trans>Past</Trans>}>
                <MeetingTable account={account} meetings={past} label={t`Past meetings`} />
              </Panel>
            )}
          </div>
        );
      }}
    </Loaded>
  );
}

interface MeetingTableProps {
  readonly account: string;
  readonly meetings: readonly Meeting[];
  readonly label: string;
  readonly isAhead?: true;
}

function MeetingTable({ account, meetings, label, isAhead }: MeetingTableProps) {
  const mayWork = useMay('work');
  const nameOf = useContactNames(account);
  const cancel = useEventWrite('cancel-meeting', { onDone: () => tellDone(t`The meeting is cancelled.`) });
  const noShow = useEventWrite('record-no-show', { onDone: () => tellDone(t`It is noted that they did not come.`) });
  return (
    <SectionTable
      label={label}
      rows={meetings}
      keyOf={({ meeting }) => meeting}
      columns={[
        { title: t`Starts`, cell: ({ starts }) => formatInstant(starts) },
        { title: '', isExtra: true, cell: ({ starts }) => <When at={starts} className="text-text-3" /> },
        {
          title: t`Lasts`,
          isExtra: true,
          cell: ({ starts, ends }) => formatLength(Date.parse(ends) - Date.parse(starts)),
        },
        { title: t({ message: 'With', context: 'person' }), isWide: true, cell: ({ contact }) => nameOf(contact) },
        { title: t`State`, cell: ({ status }) => <State status={status} isAhead={isAhead === true} /> },
        {
          title: t`Actions`,
          cell: ({ meeting, status }) =>
            mayWork &&
            status === 'booked' &&
            (isAhead === true ? (
              <Button look="ghost" onClick={() => cancel.mutate({ account, meeting })}>
                <Trans>Cancel it</Trans>
              </Button>
            ) : (
              <Button look="ghost" onClick={() => noShow.mutate({ account, meeting })}>
                <Trans>Did not come</Trans>
              </Button>
            )),
        },
      ]}
    />
  );
}

function State({ status, isAhead }: { status: Meeting['status']; isAhead: boolean }) {
  if (status === 'cancelled') return <Pill>{t`cancelled`}</Pill>;
  if (status === 'no_show') return <Pill tone="red">{t`did not come`}</Pill>;
  return <Pill tone={isAhead ? 'info' : 'green'}>{isAhead ? t`booked` : t`held`}</Pill>;
}
