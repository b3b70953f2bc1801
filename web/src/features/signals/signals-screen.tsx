import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Unlock } from 'lucide-react';
import { useMemo, useState } from 'react';
import { type Output, useWrite } from '#web/api';
import { useMay, useMe, useWords } from '#web/app';
import { Button, EmptyState, localeNow, Page, Segmented, SelectField, tellDone, useShortcut } from '#web/ui';
import {
  currentRow,
  DataTable,
  fileAddress,
  ListBar,
  type ListState,
  SelectionBar,
  useChosen,
  useColumns,
  useList,
  usePaged,
  useSelection,
  ViewsBar,
} from '#web/ui/data-table';
import { DismissDialog } from './dismiss-dialog.tsx';
import { ReleaseDialog } from './release-dialog.tsx';
import type { SignalsSearch, Status, Strength } from './search.ts';
import { columnsOf } from './signal-columns.tsx';
import { SignalPanel } from './signal-panel.tsx';
import { isOpen, type Signal } from './signal-words.ts';
import { WeekBoard } from './week-board.tsx';

const idOf = ({ id }: Signal): string => id;
const rowsOf = (answer: Output<'list-signals'>): readonly Signal[] => answer.signals;

/** Signals by strength and clock, the week's review of the moderate ones, and what stands from history. */
export function SignalsScreen() {
  const me = useMe();
  const mayRelease = useMay('operate');
  const list = useList<SignalsSearch>();
  const { search, set } = list;
  const [releasing, setReleasing] = useState(false);
  const mine = me.person === undefined ? 'all' : 'mine';
  const whose = search.whose ?? mine;
  return (
    <Page
      flush
      title={t`Signals`}
      actions={
        <>
          {mayRelease && (
            <Button icon={<Unlock size={14} />} onClick={() => setReleasing(true)}>
              <Trans>Release from history</Trans>
            </Button>
          )}
          <Segmented
            label={t`Show as`}
            value={search.board ?? 'list'}
            onChange={(next) => set({ board: next === 'week' ? 'week' : undefined })}
            options={[
              { value: 'list', label: <Trans>Inbox</Trans> },
              { value: 'week', label: <Trans>Weekly review</Trans> },
            ]}
          />
        </>
      }
      below={
        search.board === undefined && (
          <ViewsBar of="signals" list={list} everything={t`All signals`} keeps={['status', 'strength']} />
        )
      }
    >
      {search.board === 'week' ? (
        <WeekBoard
          list={list}
          whose={whose}
          mine={mine}
          onOpen={({ id: signal, account }) => set({ signal, account }, true)}
        />
      ) : (
        <Inbox list={list} whose={whose} mine={mine} />
      )}
      {search.signal !== undefined && search.account !== undefined && (
        <SignalPanel
          key={search.signal}
          account={search.account}
          signal={search.signal}
          onOpen={({ id: signal, account }) => set({ signal, account })}
          onClose={() => set({ signal: undefined, account: undefined })}
        />
      )}
      {releasing && <ReleaseDialog onClose={() => setReleasing(false)} />}
    </Page>
  );
}

interface InboxProps {
  readonly list: ListState<SignalsSearch>;
  readonly whose: 'mine' | 'team' | 'all';
  readonly mine: 'mine' | 'all';
}

function Inbox({ list, whose, mine }: InboxProps) {
  const { search, set } = list;
  const may = useMay('work');
  const words = useWords();
  const status = search.status ?? 'raised';
  const filter = {
    whose,
    ...(status === 'all' ? {} : { status }),
    ...(search.strength === undefined ? {} : { strength: search.strength }),
    ...(search.q === undefined ? {} : { search: search.q }),
    order: status === 'open' || status === 'raised' ? ('clock' as const) : ('newest' as const),
  };
  const input = { ...filter, curves: true, limit: 100 };
  const source = usePaged('list-signals', input, rowsOf);
  const locale = localeNow();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts of columns are those of the language
  const all = useMemo(() => columnsOf(words), [words, locale]);
  const columns = useColumns(all, search.columns, (next) => set({ columns: next }));
  const selecting = useSelection(JSON.stringify(input));
  const [dismissing, setDismissing] = useState<readonly Signal[]>();
  const acknowledge = useWrite('acknowledge-signal', { onDone: () => tellDone(t`The signal is acknowledged`) });
  const chosen = useChosen(source, selecting, idOf);
  const isPanel = search.signal !== undefined;
  useShortcut(may && !isPanel ? 'a' : undefined, () => {
    const signal = currentRow(source);
    if (signal?.status === 'raised') acknowledge.mutate({ account: signal.account, signal: signal.id });
  });
  useShortcut(may && !isPanel ? 'd' : undefined, () => {
    const signal = currentRow(source);
    const which = chosen.length > 0 ? chosen : signal === undefined ? [] : [signal];
    if (which.some(isOpen)) setDismissing(which.filter(isOpen));
  });
  return (
    <>
      <ListBar
        list={list}
        searches={t`Account`}
        whose={mine}
        columns={columns}
        all={all}
        csv={fileAddress('signals', filter, columns.shown)}
      >
        <StatusField status={status} onChange={(next) => set({ status: next === 'raised' ? undefined : next })} />
        <StrengthField strength={search.strength} onChange={(strength) => set({ strength })} />
      </ListBar>
      {chosen.length > 0 && may && (
        <SelectionBar count={chosen.length} onClear={selecting.clear}>
          <Button look="danger" disabled={!chosen.some(isOpen)} onClick={() => setDismissing(chosen.filter(isOpen))}>
            <Trans>Dismiss</Trans>
          </Button>
        </SelectionBar>
      )}
      <DataTable
        label={t`Signals`}
        source={source}
        columns={columns}
        idOf={idOf}
        onOpen={({ id: signal, account }) => set({ signal, account }, !isPanel)}
        {...(may ? { selecting } : {})}
        open={search.signal}
        empty={
          <EmptyState
            title={search.q === undefined ? <Trans>No signal here</Trans> : <Trans>No account is called that</Trans>}
          >
            <Trans>
              Signals are raised by the rules of live playbooks, from what comes in. What was found in imported history
              stands until it is released.
            </Trans>
          </EmptyState>
        }
      />
      {dismissing !== undefined && (
        <DismissDialog
          signals={dismissing}
          onClose={() => setDismissing(undefined)}
          onDone={() => {
            selecting.clear();
          }}
        />
      )}
    </>
  );
}

function StatusField({ status, onChange }: { status: Status; onChange: (status: Status) => void }) {
  return (
    <SelectField
      label={t`Which signals`}
      hiddenLabel
      className="w-40"
      value={status}
      onChange={({ target }) => onChange(target.value as Status)}
    >
      <option value="raised">{t`Not responded to`}</option>
      <option value="open">{t`All open`}</option>
      <option value="acknowledged">{t`Acknowledged`}</option>
      <option value="qualified">{t`Qualified`}</option>
      <option value="blocked">{t`Blocked`}</option>
      <option value="dismissed">{t`Dismissed`}</option>
      <option value="expired">{t`Expired`}</option>
      <option value="all">{t`All`}</option>
    </SelectField>
  );
}

interface StrengthFieldProps {
  readonly strength: Strength | undefined;
  readonly onChange: (strength: Strength | undefined) => void;
}

function StrengthField({ strength, onChange }: StrengthFieldProps) {
  return (
    <SelectField
      label={t`Strength`}
      hiddenLabel
      className="w-36"
      value={strength ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? undefined : (target.value as Strength))}
    >
      <option value="">{t`Any strength`}</option>
      <option value="strong">{t`Strong`}</option>
      <option value="moderate">{t`Moderate`}</option>
      <option value="weak">{t`Weak`}</option>
    </SelectField>
  );
}
