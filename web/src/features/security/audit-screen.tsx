import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { usePages, useRead } from '#web/api';
import { Button, EmptyState, ErrorState, Page, Panel, SelectField, Skeleton, TextField } from '#web/ui';
import { AuditRow } from './audit-row.tsx';
import type { AuditSearch } from './audit-search.ts';

/** Who changed what and when, with what it was before and after. */
export function AuditScreen() {
  const search = useSearch({ from: '/app/settings/audit' });
  const navigate = useNavigate();
  const change = (part: Record<keyof AuditSearch, string> | Partial<Record<keyof AuditSearch, string>>): void => {
    const next = Object.fromEntries(Object.entries({ ...search, ...part }).filter(([, value]) => value !== ''));
    void navigate({ to: '.', search: next, replace: true });
  };
  const users = useRead('list-users', {}).data?.users ?? [];
  const keys = useRead('list-keys', {}).data?.keys ?? [];
  const people = useRead('list-people', {}).data?.people ?? [];
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const pages = usePages('list-audit', {
    ...(search.actor === undefined ? {} : { actor: search.actor }),
    ...(search.operation === undefined ? {} : { operation: search.operation }),
    ...(search.account === undefined ? {} : { of_account: search.account }),
    ...(search.from === undefined ? {} : { from: startOf(search.from, 0) }),
    ...(search.to === undefined ? {} : { to: startOf(search.to, 1) }),
    limit: 50,
  });
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <Page title={t`Audit log`} note={<Trans>Every change, with who and when</Trans>}>
      <div className="flex max-w-280 flex-col gap-4">
        <div className="flex flex-wrap items-end gap-3">
          <SelectField
            label={<Trans>Who did it</Trans>}
            className="w-52"
            value={search.actor ?? ''}
            onChange={(event) => change({ actor: event.target.value })}
          >
            <option value="">{t`Everybody`}</option>
            {users.map(({ user, name }) => (
              <option key={user} value={`person:${user}`}>
                {name}
              </option>
            ))}
            {keys.map(({ id, label }) => (
              <option key={id} value={`key:${id}`}>
                {label}
              </option>
            ))}
            <option value="cli:command line">{t`Command line`}</option>
          </SelectField>
          <Filter
            label={t`What was done`}
            placeholder="complete-task"
            value={search.operation}
            onSet={(operation) => change({ operation })}
          />
          <Filter label={t`Account`} value={search.account} onSet={(account) => change({ account })} />
          <Filter label={t`From day`} type="date" value={search.from} onSet={(from) => change({ from })} />
          <Filter label={t`Until day`} type="date" value={search.to} onSet={(to) => change({ to })} />
        </div>
        <Panel flush>
          {pages.error !== null && entries.length === 0 ? (
            <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
          ) : pages.isPending ? (
            <Skeleton rows={8} />
          ) : entries.length === 0 ? (
            <EmptyState title={<Trans>No change fits</Trans>}>
              <Trans>Whatever people, keys and commands change is written here.</Trans>
            </EmptyState>
          ) : (
            entries.map((entry) => <AuditRow key={entry.entry} entry={entry} names={names} />)
          )}
        </Panel>
        {pages.hasNextPage && (
          <Button className="self-center" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            <Trans>Show older ones</Trans>
          </Button>
        )}
      </div>
    </Page>
  );
}

interface FilterProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly type?: 'date' | 'search';
  readonly placeholder?: string;
  readonly onSet: (value: string) => void;
}

/** A filter that is asked for when it is whole: on Enter, on leaving it, or on choosing a day. */
function Filter({ label, value = '', type = 'search', placeholder, onSet }: FilterProps) {
  const set = (next: string): void => {
    if (next !== value) onSet(next);
  };
  return (
    <TextField
      key={value}
      label={label}
      type={type}
      placeholder={placeholder}
      defaultValue={value}
      className="w-40"
      onBlur={(event) => set(event.target.value.trim())}
      onKeyDown={(event) => event.key === 'Enter' && set(event.currentTarget.value.trim())}
    />
  );
}

/** The beginning of a day here, or of the next. */
function startOf(day: string, plus: number): string {
  const at = new Date(`${day}T00:00:00`);
  at.setDate(at.getDate() + plus);
  return at.toISOString();
}
