import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { useMemo } from 'react';
import { type Input, type Output, useRead } from '#web/api';
import { EmptyState, formatNumber, Page, Segmented, SelectField, useShortcut } from '#web/ui';
import {
  DataTable,
  fileAddress,
  ListBar,
  type ListState,
  useColumns,
  useList,
  usePaged,
  ViewsBar,
} from '#web/ui/data-table';
import { type MessageRow, messageColumns } from './message-columns.tsx';
import { MessagePane } from './message-pane.tsx';
import { type MailboxSearch, openOf, readOpen, STATES } from './search.ts';
import { stateText } from './state-words.ts';

const rowsOf = (answer: Output<'list-messages'>): readonly MessageRow[] => answer.messages;

/** Every message out and in with what became of it; one is read beside the list. */
export function MailboxScreen() {
  const { i18n } = useLingui();
  const list = useList<MailboxSearch>();
  const { search } = list;
  const set = (changes: Parameters<typeof list.set>[0]) => list.set(changes, true);
  const filter = filterOf(search);
  const source = usePaged('list-messages', { ...filter, limit: 100 }, rowsOf);
  const { data } = useRead('list-messages', { whose: search.whose ?? 'all', direction: 'all', limit: 20 });
  const waiting = data?.waiting;
  const shown = readOpen(search.open);
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles are made anew in another language
  const all = useMemo(() => messageColumns(), [i18n.locale]);
  const columns = useColumns(all, list.search.columns, (next) => list.set({ columns: next }));
  const close = () => set({ open: undefined });
  useShortcut(shown === undefined ? undefined : 'Escape', close);
  const open = (row: MessageRow) => set({ open: openOf(row) });
  return (
    <Page
      title={t`Mailbox`}
      flush
      below={<ViewsBar of="mailbox" list={list} everything={t`All messages`} keeps={['box', 'state', 'account']} />}
    >
      <ListBar
        list={list}
        searches={t`Search accounts`}
        whose="all"
        columns={columns}
        all={all}
        csv={fileAddress('messages', filter, columns.shown)}
      >
        <Boxes search={search} waiting={waiting} onSearch={set} />
        <SelectField
          label={t`State`}
          hiddenLabel
          className="w-40"
          value={search.state ?? ''}
          onChange={({ target: { value } }) => set({ state: STATES.find((one) => one === value), box: undefined })}
        >
          <option value="">{t`Any state`}</option>
          {STATES.map((state) => (
            <option key={state} value={state}>
              {stateText(state)}
            </option>
          ))}
        </SelectField>
      </ListBar>
      {data?.messages.some(({ state }) => state === 'kept') === true && <KeptHere />}
      <div className="flex min-h-0 flex-1">
        <div
          className={
            shown === undefined ? 'flex min-w-0 flex-1 flex-col' : 'flex min-w-0 flex-1 flex-col max-lg:hidden'
          }
        >
          <DataTable
            label={t`Messages`}
            source={source}
            columns={columns}
            idOf={openOf}
            onOpen={open}
            onPeek={open}
            open={search.open}
            empty={<NoMessages search={search} />}
          />
        </div>
        {shown !== undefined && (
          <MessagePane key={search.open} {...shown} onClose={close} onOpen={(one) => set({ open: openOf(one) })} />
        )}
      </div>
    </Page>
  );
}

interface BoxesProps {
  readonly search: MailboxSearch;
  readonly waiting: Output<'list-messages'>['waiting'] | undefined;
  readonly onSearch: ListState<MailboxSearch>['set'];
}

function Boxes({ search, waiting, onSearch }: BoxesProps) {
  const count = waiting === undefined ? 0 : waiting.review;
  return (
    <Segmented
      label={t`Which messages`}
      value={search.box ?? 'all'}
      onChange={(box) => onSearch({ box: box === 'all' ? undefined : box, state: undefined })}
      options={[
        { value: 'all', label: <Trans>All</Trans> },
        {
          value: 'waiting',
          label: count === 0 ? <Trans>For review</Trans> : <Trans>For review {formatNumber(count)}</Trans>,
        },
        { value: 'in', label: <Trans>Received</Trans> },
        { value: 'out', label: <Trans>Sent</Trans> },
      ]}
    />
  );
}

function KeptHere() {
  return (
    <p className="border-b border-line bg-info-soft px-6 py-2 text-s max-sm:px-4">
      <Trans>
        Messages “kept here” did not leave this machine: no mail server is set up, or their account is of the sample
        company. Set SMTP_URL to send mail.
      </Trans>
    </p>
  );
}

function NoMessages({ search: { q, state, box, whose } }: { search: MailboxSearch }) {
  if (q === undefined && state === undefined && box === undefined && (whose ?? 'all') === 'all')
    return (
      <EmptyState title={<Trans>No messages yet</Trans>}>
        <Trans>
          A message appears here as soon as a journey writes one. Publish a playbook, send its events, and watch it
          arrive.
        </Trans>
      </EmptyState>
    );
  return (
    <EmptyState title={<Trans>Nothing here</Trans>}>
      <Trans>No message is like this. Clear the search and the filters to see all.</Trans>
    </EmptyState>
  );
}

function filterOf({ q, whose = 'all', box, state, account }: MailboxSearch) {
  const shown = state ?? (box === 'waiting' ? 'review' : undefined);
  return {
    whose,
    direction: shown !== undefined || box === 'out' ? 'out' : box === 'in' ? 'in' : 'all',
    ...(shown === undefined ? {} : { state: shown }),
    ...(q === undefined ? {} : { search: q }),
    ...(account === undefined ? {} : { account }),
  } satisfies Input<'list-messages'>;
}
