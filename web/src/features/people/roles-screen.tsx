import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { useRead, useWrite } from '#web/api';
import { useMay } from '#web/app';
import { Loaded, Page, Panel, Segmented } from '#web/ui';
import { permissionWords, roleWords } from './role-words.ts';

/** The policy as the server has it, and whom a CSM sees. */
export function RolesScreen() {
  const policy = useRead('list-roles', {});
  return (
    <Page title={t`Roles`} note={<Trans>What each role may do</Trans>}>
      <div className="flex max-w-260 flex-col gap-4">
        <Panel flush>
          <Loaded answer={policy} rows={8}>
            {({ permissions, roles }) => (
              <div className="overflow-x-auto">
                <table className="w-full border-collapse text-s">
                  <thead>
                    <tr className="border-b border-line text-text-2">
                      <th scope="col" className="px-3.5 py-2 text-left font-medium">
                        <Trans>Permission</Trans>
                      </th>
                      {roles.map(({ role }) => (
                        <th key={role} scope="col" className="px-2 py-2 font-medium whitespace-nowrap">
                          {roleWords(role)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {permissions.map(({ permission }) => (
                      <tr key={permission} className="border-b border-line last:border-b-0">
                        <th scope="row" className="min-w-56 px-3.5 py-2 text-left font-normal">
                          <span className="font-medium">{permissionWords(permission).name}</span>
                          <span className="block text-text-3">{permissionWords(permission).meaning}</span>
                        </th>
                        {roles.map(({ role, permissions: held }) => (
                          <td key={role} className="px-2 py-2 text-center text-accent">
                            {held.includes(permission) ? (
                              <Check size={15} role="img" aria-label={t`may`} className="inline" />
                            ) : (
                              <span className="sr-only">
                                <Trans>may not</Trans>
                              </span>
                            )}
                          </td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </Loaded>
        </Panel>
        <SightPanel />
        <p className="text-s text-text-3">
          <Trans>
            Only an owner makes and removes owners. These roles decide what somebody may do here; the roles that
            playbooks name (who writes a mail, who gets a task) are roles of the team, and stand with the people.
          </Trans>
        </p>
      </div>
    </Page>
  );
}

function SightPanel() {
  const settings = useRead('list-settings', {}, { enabled: useMay('administer') });
  const set = useWrite('set-setting', { changes: ['list-settings'] });
  const value = settings.data?.settings.find(({ key }) => key === 'access.csms_see')?.value;
  return (
    <Panel title={<Trans>Which accounts are seen</Trans>}>
      <div className="flex flex-wrap items-center gap-3">
        <span className="font-medium">
          <Trans>A CSM sees</Trans>
        </span>
        <Segmented
          label={t`Which accounts a CSM sees`}
          value={value === 'book' ? 'book' : 'all'}
          onChange={(next) => set.mutate({ key: 'access.csms_see', value: next })}
          options={[
            { value: 'all', label: <Trans>All accounts</Trans> },
            { value: 'book', label: <Trans>The own book only</Trans> },
          ]}
        />
      </div>
      <p className="pt-2 text-s text-text-2">
        <Trans>
          The own book: accounts that they own, and those whose team they are in. A partner sees only accounts whose
          team they are in. All others see every account.
        </Trans>
      </p>
    </Panel>
  );
}
