import { Trans } from '@lingui/react/macro';
import { useRead } from '#web/api';
import { useWords } from '#web/app';
import { CheckField } from '#web/ui';

/** The roles that playbooks name, to be ticked. */
export function TeamRoles({
  value,
  onChange,
}: {
  value: readonly string[];
  onChange: (roles: readonly string[]) => void;
}) {
  const roles = useRead('list-team-roles', {}).data?.roles ?? [];
  const words = useWords();
  const known = roles.map(({ role, title }) => ({ role, title }));
  const others = value.filter((role) => !known.some((one) => one.role === role)).map((role) => ({ role, title: role }));
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="pb-1 text-s font-medium text-text-2">
        <Trans>Roles in the team</Trans>
      </legend>
      {[...known, ...others].map(({ role, title }) => (
        <CheckField
          key={role}
          label={words.say(null, title)}
          checked={value.includes(role)}
          onChange={({ target }) => onChange(target.checked ? [...value, role] : value.filter((one) => one !== role))}
        />
      ))}
    </fieldset>
  );
}
