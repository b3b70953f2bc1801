import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { type Output, usePages, useWrite } from '#web/api';
import { Button, EmptyState, FormDialog, Loaded, Page, ShowMore, TextField, tellDone, When } from '#web/ui';
import { useChoice } from './choice.ts';
import { JsonView, WaitingList } from './waiting-list.tsx';
import { WhyDialog } from './why-dialog.tsx';

type Waiting = Output<'list-unassigned'>['events'][number];

/** Events whose account nobody has named yet. */
export function UnassignedScreen() {
  const answer = usePages('list-unassigned', {});
  return (
    <Page title={t`Unassigned`} note={<Trans>Events whose account is not known yet</Trans>}>
      <Loaded answer={answer} rows={6}>
        {({ pages }) =>
          pages[0]?.total === 0 ? (
            <EmptyState title={<Trans>Every event has an account</Trans>}>
              <Trans>
                Events of a person who belongs to no account wait here. They enter as soon as a group call, an import or
                you say which account the person belongs to.
              </Trans>
            </EmptyState>
          ) : (
            <Events rows={pages.flatMap(({ events }) => events)} more={<ShowMore of={answer} />} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Events(props: { rows: readonly Waiting[]; more: ReactNode }) {
  const choice = useChoice<number>();
  const [discarding, setDiscarding] = useState(false);
  const [assigning, setAssigning] = useState<string>();
  const discard = useWrite('discard-unassigned', {
    onDone: ({ discarded }) => {
      tellDone(t`${plural(discarded, { one: '# event was thrown away', other: '# events were thrown away' })}`);
      setDiscarding(false);
      choice.clear();
    },
  });
  return (
    <>
      <WaitingList
        {...props}
        idOf={({ id }) => id}
        nameOf={({ name, contact }) => `${name}: ${contact ?? ''}`}
        choice={choice}
        line={(row) => (
          <>
            <div className="flex min-w-0 flex-1 flex-col">
              <span className="truncate font-medium">{row.name}</span>
              <span className="truncate text-s text-text-2">{row.contact ?? <Trans>no contact</Trans>}</span>
            </div>
            <When at={row.occurred ?? row.received} className="w-24 shrink-0 text-right text-s text-text-3" />
            {row.contact !== undefined && (
              <Button onClick={() => setAssigning(row.contact)}>
                <Trans>Assign</Trans>
              </Button>
            )}
          </>
        )}
        inside={({ properties }) => <JsonView label={t`Properties`} value={properties} />}
        actions={
          <Button look="danger" disabled={choice.ids.length === 0} onClick={() => setDiscarding(true)}>
            <Trans>Throw away</Trans>
          </Button>
        }
      />
      {assigning !== undefined && <AssignDialog contact={assigning} onClose={() => setAssigning(undefined)} />}
      <WhyDialog
        title={<Trans>Throw these events away?</Trans>}
        open={discarding}
        busy={discard.isPending}
        onClose={() => setDiscarding(false)}
        onDiscard={(why) => discard.mutate({ ids: [...choice.ids], why })}
      />
    </>
  );
}

function AssignDialog({ contact, onClose }: { contact: string; onClose: () => void }) {
  const [account, setAccount] = useState('');
  const [problem, setProblem] = useState<string>();
  const assign = useWrite('assign-contact', {
    onDone: ({ released }) => {
      tellDone(t`${plural(released, { one: '# event came in', other: '# events came in' })}`);
      onClose();
    },
    onProblem: ({ message }) => setProblem(message),
  });
  return (
    <FormDialog
      size="s"
      title={<Trans>Which account is {contact} of?</Trans>}
      description={<Trans>All that waits for this contact comes in.</Trans>}
      submit={<Trans>Assign</Trans>}
      busy={assign.isPending}
      disabled={account.trim() === ''}
      onSubmit={() => assign.mutate({ contact, account: account.trim() })}
      onClose={onClose}
    >
      <TextField
        label={t`Account id`}
        autoFocus
        value={account}
        error={problem}
        onChange={(event) => setAccount(event.target.value)}
      />
    </FormDialog>
  );
}
