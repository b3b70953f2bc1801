import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { usePages } from '#web/api';
import { useMay } from '#web/app';
import { Button, EmptyState, Loaded, Panel, ShowMore } from '#web/ui';
import { ContactCard } from '../contact-card.tsx';
import { ContactDialog } from '../contact-dialog.tsx';
import type { SectionProps } from '../sections.ts';

/** Who there is at the customer: what they are, how they stand, when they were heard. */
export function PeopleSection({ account }: SectionProps) {
  const [text, setText] = useState('');
  const [adding, setAdding] = useState(false);
  const mayEdit = useMay('work');
  const said = text.trim();
  const answer = usePages('list-contacts', { account, ...(said === '' ? {} : { text: said }) });
  const contacts = answer.data?.pages.flatMap((page) => page.contacts) ?? [];
  return (
    <Panel flush>
      <div className="flex flex-wrap items-center gap-2 px-3.5 py-2.5">
        <input
          type="search"
          aria-label={t`Search people`}
          placeholder={t`Search people`}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="h-7 w-56 rounded border border-line-strong bg-surface px-2 text-s pointer-coarse:h-11"
        />
        <span className="flex-1" />
        {mayEdit && (
          <Button icon={<UserPlus size={14} />} onClick={() => setAdding(true)}>
            <Trans>Add a person</Trans>
          </Button>
        )}
      </div>
      <Loaded answer={answer} rows={6}>
        {() => (
          <ul>
            {contacts.map((contact) => (
              <ContactCard key={contact.contact} account={account} contact={contact} mayEdit={mayEdit} />
            ))}
          </ul>
        )}
      </Loaded>
      {answer.data !== undefined && contacts.length === 0 && <NobodyYet isSearched={said !== ''} />}
      <ShowMore of={answer} />
      {adding && <ContactDialog account={account} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function NobodyYet({ isSearched }: { isSearched: boolean }) {
  return isSearched ? (
    <EmptyState title={<Trans>Nobody is called that</Trans>} />
  ) : (
    <EmptyState title={<Trans>Nobody is known here yet</Trans>}>
      <Trans>People come with identify calls and imports, or are added by hand. Mails go to the primary contact.</Trans>
    </EmptyState>
  );
}
