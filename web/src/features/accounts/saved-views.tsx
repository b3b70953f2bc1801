import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { formatNumber } from '#web/ui';
import { listSearch } from '#web/ui/list-search';
import { useViewCounts } from './use-view-counts.ts';

/** So many fit under the screens. */
const MOST = 8;

/** The saved views of accounts beside the screens, each with how many accounts are in it. */
export function SavedViews() {
  const { views, counts } = useViewCounts('all');
  if (views.length === 0) return null;
  return (
    <>
      <h2 className="px-2 pt-3.5 pb-1 text-xs font-medium text-text-3">
        <Trans>Saved views</Trans>
      </h2>
      {views.slice(0, MOST).map(({ view, name, state }) => (
        <Link
          key={view}
          to="/accounts"
          search={{ ...listSearch(state), view }}
          activeOptions={{ exact: true, includeSearch: true }}
          title={name}
          className="flex h-7 shrink-0 items-center gap-2 rounded px-2 text-s text-text-2 hover:bg-hover data-[status=active]:bg-surface data-[status=active]:text-text pointer-coarse:h-11"
        >
          <span className="min-w-0 flex-1 truncate">{name}</span>
          {counts.get(view) !== undefined && (
            <span className="text-xs text-text-3 tabular-nums">{formatNumber(counts.get(view) ?? 0)}</span>
          )}
        </Link>
      ))}
    </>
  );
}
