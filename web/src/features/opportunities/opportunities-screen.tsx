import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { LayoutList, SquareKanban } from 'lucide-react';
import { Page, Segmented } from '#web/ui';
import { useList, ViewsBar } from '#web/ui/data-table';
import { OpportunityBoard } from './opportunity-board.tsx';
import { OpportunityList } from './opportunity-list.tsx';
import { OpportunityPanel } from './opportunity-panel.tsx';
import type { OpportunitySearch } from './search.ts';

/** Chances to sell more, as a board by stage or as a list; each opens beside it. */
export function OpportunitiesScreen() {
  const list = useList<OpportunitySearch>();
  const { search } = list;
  const set = (changes: Parameters<typeof list.set>[0]) => list.set(changes, true);
  const shown = search.as ?? 'board';
  return (
    <Page
      title={t`Opportunities`}
      flush
      actions={
        <Segmented
          label={t`Shown as`}
          value={shown}
          onChange={(as) => set({ as: as === 'list' ? 'list' : undefined })}
          options={[
            { value: 'board', label: <Shape icon={<SquareKanban size={13} />} text={<Trans>Board</Trans>} /> },
            { value: 'list', label: <Shape icon={<LayoutList size={13} />} text={<Trans>List</Trans>} /> },
          ]}
        />
      }
      below={
        <ViewsBar
          of="opportunities"
          list={list}
          everything={t`All opportunities`}
          keeps={['as', 'stage', 'type', 'closed']}
        />
      }
    >
      {shown === 'list' ? <OpportunityList list={list} onSearch={set} /> : <OpportunityBoard list={list} />}
      <OpportunityPanel id={search.open} onClose={() => set({ open: undefined })} />
    </Page>
  );
}

const Shape = ({ icon, text }: { icon: React.ReactNode; text: React.ReactNode }) => (
  <span className="flex items-center gap-1.5">
    {icon}
    {text}
  </span>
);
