import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useRead } from '#web/api';
import { Menu, MenuItem, tellDone } from '#web/ui';
import { showChange } from './account-cache.ts';
import { InPlaceText } from './in-place-text.tsx';
import type { AccountPage } from './sections.ts';
import { useEventWrite } from './use-event-write.ts';

interface FieldProps {
  readonly account: string;
  readonly page: AccountPage;
  readonly mayEdit: boolean;
}

/** Who looks after the account; a menu of the team for who may change it. */
export function OwnerField({ account, page, mayEdit }: FieldProps) {
  const [open, setOpen] = useState(false);
  const name = page.owner?.name;
  const shown = name ?? <Trans>nobody</Trans>;
  const assign = useAssign(account, page);
  if (!mayEdit) return shown;
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          onPointerEnter={() => setOpen(true)}
          onFocus={() => setOpen(true)}
          className="inline-flex items-center gap-0.5 rounded hover:bg-hover"
          aria-label={name === undefined ? t`Assign a CSM` : t`CSM: ${name}. Change`}
        >
          {shown}
          <ChevronDown size={12} aria-hidden="true" className="text-text-3" />
        </button>
      }
    >
      {open && <People chosen={page.owner?.person} onChoose={assign} />}
    </Menu>
  );
}

interface Chosen {
  readonly person: string;
  readonly name: string;
}

function People({ chosen, onChoose }: { chosen: string | undefined; onChoose: (person: Chosen) => void }) {
  const { data } = useRead('list-people', {});
  const people = data?.people ?? [];
  return (
    <div className="max-h-80 overflow-auto">
      {people.map(({ id, name }) => (
        <MenuItem key={id} disabled={id === chosen} onSelect={() => onChoose({ person: id, name })}>
          {name}
        </MenuItem>
      ))}
      {data !== undefined && people.length === 0 && (
        <p className="px-2 py-1.5 text-s text-text-2">
          <Trans>Nobody is in the team yet. Settings, People adds them.</Trans>
        </p>
      )}
    </div>
  );
}

function useAssign(account: string, page: AccountPage): (person: Chosen) => void {
  const write = useEventWrite('assign-account');
  const before = page.owner;
  const assign = (person: Chosen): void => {
    showChange(account, (shown) => ({ ...shown, owner: person }));
    write.mutate({ account, owner: person.person });
  };
  return (person) => {
    assign(person);
    const name = page.name ?? account;
    tellDone(t`${person.name} looks after ${name} now.`, before === undefined ? undefined : () => assign(before));
  };
}

/** The segment it is served in, changed in place. */
export function SegmentField({ account, page, mayEdit }: FieldProps) {
  const write = useEventWrite('set-account');
  const save = (segment: string | undefined): void => {
    showChange(account, ({ segment: _, ...shown }) => (segment === undefined ? shown : { ...shown, segment }));
    write.mutate({ account, attributes: { segment: segment ?? null } });
  };
  const before = page.segment;
  return (
    <InPlaceText
      value={before}
      thing={`account:${account}:segment`}
      label={t`Segment`}
      empty={t`none`}
      mayEdit={mayEdit}
      onSave={(segment) => {
        save(segment);
        tellDone(segment === undefined ? t`It is in no segment now.` : t`Segment: ${segment}`, () => save(before));
      }}
    />
  );
}
