import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Bell, Check } from 'lucide-react';
import { useRead, useWrite } from '#web/api';
import { buttonClasses, IconButton, Loaded, Popover, When } from '#web/ui';

/** What I was told and have not read. */
export function NotificationBell({ unread }: { unread: number }) {
  const count = unread >= 100 ? '99+' : String(unread);
  return (
    <Popover
      align="end"
      className="w-100 max-w-[calc(100vw-2rem)]"
      trigger={
        <button type="button" className={buttonClasses()} aria-label={t`${count} notifications not read`}>
          <Bell size={14} aria-hidden="true" />
          {unread > 0 && <span className="tabular-nums">{count}</span>}
        </button>
      }
    >
      <Unread />
    </Popover>
  );
}

function Unread() {
  const answer = useRead('list-notifications', { unread: true, limit: 20 });
  const read = useWrite('read-notification');
  return (
    <Loaded answer={answer} rows={3}>
      {({ notifications }) =>
        notifications.length === 0 ? (
          <p className="text-s text-text-2">
            <Trans>Nothing new. What journeys and signals tell you stands here until you have read it.</Trans>
          </p>
        ) : (
          <ul className="flex max-h-100 flex-col overflow-auto">
            {notifications.map((one) => (
              <li key={one.notification} className="flex items-start gap-2 border-t border-line py-2 first:border-t-0">
                <Link
                  to="/accounts/$account/$section"
                  params={{ account: one.account, section: 'summary' }}
                  className="min-w-0 flex-1 hover:underline"
                >
                  <span className="block font-medium">{one.title}</span>
                  <span className="block truncate text-s text-text-2">
                    {one.account_name ?? one.account} · <When at={one.created_at} />
                  </span>
                </Link>
                <IconButton
                  label={t`Mark as read`}
                  onClick={() => read.mutate({ account: one.account, notification: one.notification })}
                >
                  <Check size={14} />
                </IconButton>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
