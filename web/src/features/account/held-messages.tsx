import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type Output, useRead } from '#web/api';
import { formatInstant, Panel, Pill, When } from '#web/ui';
import { heldWords } from './did-words.ts';
import { SectionTable } from './section-table.tsx';

type Held = Output<'list-held-messages'>['messages'][number];

/** The arbiter's log of one account; nothing where nothing was ever held back. */
export function HeldMessages({ account }: { account: string }) {
  const { data } = useRead('list-held-messages', { account });
  if (data === undefined || data.messages.length === 0) return null;
  return (
    <Panel flush title={<Trans>Held back</Trans>} note={<Trans>messages that were not to leave yet, and why</Trans>}>
      <SectionTable
        label={t`Held back`}
        rows={data.messages}
        keyOf={({ key }) => key}
        columns={[
          {
            title: t`When`,
            cell: ({ at }: Held) => (
              <span title={formatInstant(at)}>
                <When at={at} />
              </span>
            ),
          },
          { title: t`Message`, cell: ({ message }) => message ?? '' },
          {
            title: t`What`,
            cell: ({ what }) => (
              <Pill tone={what === 'dropped' ? 'red' : 'yellow'}>
                {what === 'dropped' ? t`not sent` : t`held back`}
              </Pill>
            ),
          },
          { title: t`Why`, isWide: true, cell: ({ reason }) => (reason === undefined ? '' : heldWords(reason)) },
          { title: t`Until`, isExtra: true, cell: ({ until }) => (until === undefined ? '' : formatInstant(until)) },
        ]}
      />
    </Panel>
  );
}
