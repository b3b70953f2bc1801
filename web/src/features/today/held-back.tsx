import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useRead } from '#web/api';
import { spoken, useWords } from '#web/app';
import { Loaded, Panel, useNow, When } from '#web/ui';
import type { Whose } from './search.ts';

const DAY = 86_400_000;

/** What the arbiter has kept from leaving in the last 24 hours. */
export function HeldBack({ whose }: { whose: Whose }) {
  const answer = useRead('list-held-messages', { whose, limit: 20 }, { keepPrevious: true });
  const now = useNow(60_000);
  const words = useWords();
  return (
    <Panel flush title={<Trans>Held back</Trans>} note={<Trans>the arbiter, last 24 h</Trans>}>
      <Loaded answer={answer} rows={2}>
        {({ messages }) => {
          const recent = messages.filter(({ at }) => Date.parse(at) > now - DAY);
          if (recent.length === 0)
            return (
              <p className="px-3.5 py-3 text-s text-text-3">
                <Trans>Nothing is held back: no message waits for quiet hours, a gate or another journey.</Trans>
              </p>
            );
          return (
            <ul>
              {recent.slice(0, 6).map((one) => (
                <li key={one.key} className="border-t border-line first:border-t-0">
                  <Link
                    data-row=""
                    to="/accounts/$account/$section"
                    params={{ account: one.account, section: 'journeys' }}
                    className="block px-3.5 py-2 text-s hover:bg-hover focus-visible:bg-hover"
                  >
                    <span className="block truncate">
                      {one.account_name ?? one.account}:{' '}
                      {one.message === undefined ? t`a message` : words.say(one.playbook, spoken(one.message))}
                    </span>
                    <span className="block truncate text-text-3">
                      {one.what === 'dropped' ? t`not sent` : t`waits`}
                      {one.reason !== undefined && `: ${one.reason}`} · <When at={one.at} />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Panel>
  );
}
