import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Output } from '#web/api';
import { useWords } from '#web/app';
import { EmptyState, HealthMark, Panel, When } from '#web/ui';
import { newsText } from './news-text.ts';

type News = Output<'get-today'>['news'];

/** What happened to my accounts since yesterday that I want to know. */
export function ChangedNews({ news }: { news: News }) {
  const words = useWords();
  return (
    <Panel flush title={<Trans>Changed since yesterday</Trans>}>
      {news.length === 0 ? (
        <EmptyState title={<Trans>Nothing of note has changed</Trans>}>
          <Trans>Bands of health, wins and losses, replies, bookings and survey answers stand here.</Trans>
        </EmptyState>
      ) : (
        <ul>
          {news.map((one) => {
            const { what, detail } = newsText(one, (text) => words.say(null, text));
            return (
              <li key={one.key} className="border-t border-line first:border-t-0">
                <Link
                  data-row=""
                  to="/accounts/$account/$section"
                  params={{ account: one.account, section: 'timeline' }}
                  search={{ event: one.key } as never}
                  className="flex min-h-12 items-center gap-2.5 px-3.5 py-1.5 hover:bg-hover focus-visible:bg-hover"
                >
                  <span className="min-w-0 flex-1">
                    <span className="block truncate">
                      <b className="font-medium">{one.account_name ?? one.account}</b> {what}
                    </span>
                    <span className="block truncate text-s text-text-3">
                      {detail !== undefined && `${detail} · `}
                      <When at={one.at} />
                    </span>
                  </span>
                  {one.health !== undefined && <HealthMark band={one.health.band} value={one.health.value} />}
                </Link>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
