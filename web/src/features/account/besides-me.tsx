import { Trans } from '@lingui/react/macro';
import { useEditing } from '#web/app';
import { Pill } from '#web/ui';

/** Says who else has the same thing open for editing. */
export function BesidesMe({ thing }: { thing: string }) {
  const others = useEditing(thing);
  const [first] = others;
  if (first === undefined) return null;
  return (
    <Pill tone="yellow">
      <Trans>{first.name} is editing this too</Trans>
    </Pill>
  );
}
