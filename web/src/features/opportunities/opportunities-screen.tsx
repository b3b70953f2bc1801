import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { LayoutList, SquareKanban } from 'lucide-react';
import { Page, Segmented } from '#web/ui';
import { useList, ViewsBar } from '#web/ui/data-table';
import { OpportunityBoard } from './opportunity-board.tsx';
import { OpportunityList } from './opportunity-list.tsx';
import { OpportunityPanel } from './opportunity-panel.tsx';
import type { OpportunitySearch } from './search.ts';

/** Chances to sell more, as a board by stage or as a list; each opens beside it. */
export function OpportunitiesScreen() {
  const search: OpportunitySearch = useSearch({ strict: false });
  const list = useList();
  const navigate = useNavigate();
  const set = (changes: Partial<Record<keyof OpportunitySearch, unknown>>) =>
    void navigate({
      to: '.',
      search: ((before: OpportunitySearch) =>
        Object.fromEntries(
          Object.entries({ ...before, ...changes }).filter(([, value]) => value !== undefined),
        )) as never,
      resetScroll: false,
    });
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
      {shown === 'list' ? (
        <OpportunityList search={search} list={list} onSearch={set} />
      ) : (
        <OpportunityBoard search={search} list={list} />
      )}
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
