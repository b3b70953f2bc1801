import { t } from '@lingui/core/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRead } from '#web/api';
import { useMe } from '#web/app';
import { RowKeys } from '#web/features/tasks';
import { RolloutPanel } from '#web/features/welcome';
import { formatDay, Loaded, localeNow, Page, Segmented, useNow } from '#web/ui';
import { BookFigures } from './book-figures.tsx';
import { ChangedNews } from './changed-news.tsx';
import { DueTasks } from './due-tasks.tsx';
import { HeldBack } from './held-back.tsx';
import { NotificationBell } from './notification-bell.tsx';
import { RenewalLanes } from './renewal-lanes.tsx';
import type { TodaySearch } from './search.ts';
import { StrongSignals } from './strong-signals.tsx';

/** What asks for me today, and how my book stands: each number opens into what it is made of. */
export function TodayScreen() {
  const me = useMe();
  const search: TodaySearch = useSearch({ strict: false });
  const whose = search.whose ?? (me.person === undefined ? 'all' : 'mine');
  const navigate = useNavigate();
  const now = useNow(60_000);
  const today = useRead('get-today', { whose, locale: localeNow() }, { keepPrevious: true, refetchInterval: 60_000 });
  return (
    <Page
      title={t`Today`}
      note={formatDay(now)}
      actions={
        <>
          {me.person !== undefined && <NotificationBell unread={today.data?.unread ?? 0} />}
          <Segmented
            label={t`Whose accounts`}
            value={whose}
            onChange={(next) => void navigate({ to: '/', search: { whose: next }, replace: true })}
            options={[
              { value: 'mine', label: t`Mine` },
              { value: 'team', label: t`My team` },
              { value: 'all', label: t`All` },
            ]}
          />
        </>
      }
    >
      <RowKeys />
      <div className="flex flex-col gap-4">
        <BookFigures whose={whose} />
        <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,1fr)] items-start gap-4 max-lg:grid-cols-1">
          <div className="flex min-w-0 flex-col gap-4">
            <Loaded answer={today} rows={5}>
              {(data) => (
                <>
                  <StrongSignals today={data} whose={whose} />
                  <DueTasks today={data} whose={whose} />
                </>
              )}
            </Loaded>
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            <RolloutPanel />
            <Loaded answer={today} rows={4}>
              {(data) => <ChangedNews news={data.news} />}
            </Loaded>
            <RenewalLanes whose={whose} />
            <HeldBack whose={whose} />
          </div>
        </div>
      </div>
    </Page>
  );
}
