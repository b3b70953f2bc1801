import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type Output, useRead } from '#web/api';
import { EmptyState, Loaded, Panel, Pill, type Tone, When } from '#web/ui';
import { SectionTable } from '../section-table.tsx';
import type { SectionProps } from '../sections.ts';
import { languageNow } from '../titles.ts';

type State = Output<'list-documents'>['documents'][number]['state'];

const TONES: Readonly<Record<State, Tone>> = {
  draft: 'yellow',
  approved: 'green',
  discarded: 'neutral',
  refused: 'red',
};

function stateWords(state: State): string {
  switch (state) {
    case 'draft':
      return t`draft`;
    case 'approved':
      return t`approved`;
    case 'discarded':
      return t`discarded`;
    case 'refused':
      return t`could not be made`;
  }
}

/** As it is printed; the server shows it in a page of its own, where nothing runs. */
const addressOf = (account: string, document: string): string =>
  `/preview/document?${new URLSearchParams({ account, document, lang: languageNow() })}`;

/** Documents that journeys made for the account. */
export function FilesSection({ account }: SectionProps) {
  const answer = useRead('list-documents', { account, limit: 100 });
  return (
    <Panel flush>
      <Loaded answer={answer} rows={4}>
        {({ documents }) =>
          documents.length === 0 ? (
            <EmptyState title={<Trans>No document has been made yet</Trans>}>
              <Trans>
                Journeys make them, such as a proposal from the notes of a call; each can be looked at before it leaves.
              </Trans>
            </EmptyState>
          ) : (
            <SectionTable
              label={t`Documents`}
              rows={documents}
              keyOf={({ document }) => document}
              columns={[
                {
                  title: t`Document`,
                  isWide: true,
                  cell: ({ document, title, name }) => (
                    <a
                      href={addressOf(account, document)}
                      target="_blank"
                      rel="noreferrer"
                      className="font-medium hover:underline"
                    >
                      {title ?? name}
                    </a>
                  ),
                },
                {
                  title: t`State`,
                  cell: ({ state, reason }) => (
                    <Pill tone={TONES[state]} title={reason}>
                      {stateWords(state)}
                    </Pill>
                  ),
                },
                { title: t`Approved by`, isExtra: true, cell: ({ approved_by: by }) => by ?? '' },
                { title: t`Changed`, cell: ({ changed_at: at }) => <When at={at} /> },
              ]}
            />
          )
        }
      </Loaded>
    </Panel>
  );
}
