import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Fragment } from 'react';
import { type Output, useRead } from '#web/api';
import { spoken, useWords } from '#web/app';
import { Bar, formatNumber, Loaded, Panel, PanelRow } from '#web/ui';

type Role = Output<'list-team-roles'>['roles'][number];

/** How many accounts each person looks after, against the most that their role should have. */
export function TeamLoad() {
  const answer = useRead('list-team-roles', {});
  return (
    <Panel title={<Trans>The team’s load</Trans>} note={<Trans>accounts a person, against the role’s cap</Trans>} flush>
      <Loaded answer={answer}>
        {({ roles }) => {
          const shown = roles.filter(({ people }) => people.length > 0);
          if (shown.length === 0) {
            return (
              <PanelRow>
                <span className="text-text-2">
                  <Trans>Nobody has a role in the team yet.</Trans>
                </span>
              </PanelRow>
            );
          }
          return shown.map((role) => <RoleLoad key={role.role} role={role} />);
        }}
      </Loaded>
    </Panel>
  );
}

function RoleLoad({ role: { role, title, cap, people } }: { role: Role }) {
  const words = useWords();
  return (
    <Fragment key={role}>
      <PanelRow>
        <span className="flex-1 text-s font-medium text-text-2">{words.say(null, spoken(title))}</span>
        {cap !== undefined && (
          <span className="text-s text-text-3">
            {plural(cap, { one: 'at most # account', other: 'at most # accounts' })}
          </span>
        )}
      </PanelRow>
      {people.map((person) => (
        <PanelRow key={person.person}>
          <span className="w-40 shrink-0 truncate">{person.name}</span>
          {cap !== undefined && (
            <Bar
              whole={cap}
              label={t`${person.name}: ${formatNumber(person.accounts)} accounts`}
              parts={[
                {
                  value: Math.min(person.accounts, cap),
                  colour: person.over_cap ? 'var(--red)' : 'var(--chart-1)',
                  label: formatNumber(person.accounts),
                },
              ]}
            />
          )}
          {cap === undefined && <span className="flex-1" />}
          <span className="w-16 shrink-0 text-right tabular-nums">{formatNumber(person.accounts)}</span>
        </PanelRow>
      ))}
    </Fragment>
  );
}
