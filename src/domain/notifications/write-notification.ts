import type { Zone } from '#base';
import {
  type Contact,
  nameOf,
  ownerOf,
  pickText,
  primaryContact,
  type TextSources,
  textContext,
} from '#domain/accounts';
import { type Person, resolvePeople, resolvePerson } from '#domain/team';
import { type Draft, renderDraft } from '#pure/message';
import type { NotificationRequest } from './notification-request.ts';

/** What one person is told: times in the text are by their own clock. */
export interface Notice extends Draft {
  readonly person: Person;
}

export type WrittenNotification =
  | {
      readonly ok: true;
      readonly notices: readonly Notice[];
      /** The same for nobody in particular, by the workspace's clock. */
      readonly draft: Draft;
      readonly from: Person;
      readonly locale: string;
      readonly accountName: string;
    }
  | { readonly ok: false; readonly reason: RefusalReason; readonly message: string };

type RefusalReason = 'nobody-to-tell' | 'no-text' | 'value-missing' | 'value-unfit';

/** Writes what colleagues of the given roles are told, or says what a person must put right and tell them. */
export function writeNotification(request: NotificationRequest, sources: TextSources): WrittenNotification {
  const { account: id, message, standIns } = request;
  const { team, settings } = sources;
  const roles = message.roles.join(', ');
  const refuse = (reason: RefusalReason, why: string): WrittenNotification => ({
    ok: false,
    reason,
    message: `${message.id} was not told to ${roles}: ${why}`,
  });
  const account = sources.accounts.get(id);
  const owner = account === undefined ? undefined : ownerOf(account);
  const people = resolvePeople(team, owner, message.roles, standIns);
  const [first] = people;
  if (first === undefined) {
    return refuse(
      'nobody-to-tell',
      `nobody has such a role for account ${id}, nobody stands in and nobody is admin; add a person with one of these roles (add-person), then tell them`,
    );
  }
  const text = pickText(message.bodies, settings['workspace.locale'] ?? 'en');
  if (text === undefined) return refuse('no-text', 'it has no text in any language; publish the playbook with one');
  const { locale } = text;
  const contact = primaryContact(sources.contacts.get(id) ?? []) ?? nobody(id);
  const context = textContext(sources, id, owner, contact, request.values, standIns);
  const workspaceZone = settings['workspace.zone'] ?? 'UTC';
  const drafted = (zone: Zone) => renderDraft(text, context, { locale, zone });
  const draft = drafted(workspaceZone);
  if (!draft.ok) {
    const wrong = [...draft.missing.map((path) => `${path} has no value`), ...draft.unfit].join('; ');
    return refuse(
      draft.missing.length > 0 ? 'value-missing' : 'value-unfit',
      `${wrong}. Put it right and tell them yourself`,
    );
  }
  const notices = people.map((person): Notice => {
    const own = person.zone === undefined ? draft : drafted(person.zone);
    const { subject, body } = own.ok ? own : draft;
    return { person, subject, body };
  });
  return {
    ok: true,
    notices,
    draft: { subject: draft.subject, body: draft.body },
    from: resolvePerson(team, owner, [message.from], standIns) ?? first,
    locale,
    accountName: (account === undefined ? undefined : nameOf(account)) ?? id,
  };
}

/** Colleagues are told of an account of which no contact is known, too. */
const nobody = (account: string): Contact => ({ account, id: '', isPrimary: false, attributes: {} });
