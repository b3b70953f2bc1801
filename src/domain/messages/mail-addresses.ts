import type { Uuid } from '#base';
import { shardOf } from '#engine';
import type { Queryable } from '#platform/db';
import type { MailLinks } from '#pure/message';
import type { OutgoingMail } from './outgoing-mail.ts';
import { type LinkKind, MOST_LINKS, signLink } from './signed-link.ts';
import { loadLinkSecret } from './signing-key-store.ts';

/** Where the links, answers and the line to unsubscribe of one mail lead. */
export interface MailAddresses {
  readonly links: MailLinks;
  /** Only of mail that nobody asked for: upsell and relationship. */
  readonly unsubscribe?: string;
}

type Addressed = Pick<OutgoingMail, 'purpose' | 'answers'> & { readonly account: string };

/** Signed addresses of a mail at `origin`, such as `https://success.example`; '' makes them relative. */
export function signedAddresses(secret: string, origin: string, id: Uuid, mail: Addressed): MailAddresses {
  const { account, answers, purpose } = mail;
  const shard = shardOf(account);
  const address = (kind: LinkKind, number: number): string =>
    `${origin}/${kind}/${signLink(secret, kind, { shard, message: id, number }, account)}`;
  const links: MailLinks = {
    link: (url, number) => (number < MOST_LINKS ? address('l', number + 1) : url),
    answer(name) {
      const place = answers.indexOf(name);
      return place < 0 ? undefined : address('a', place + 1);
    },
  };
  const isAskedFor = purpose === 'service' || purpose === 'internal';
  return isAskedFor ? { links } : { links, unsubscribe: address('u', 0) };
}

/** Gives each mail its addresses; undefined for one that was written before links were signed. */
export type AddressBook = (id: Uuid, mail: OutgoingMail) => Promise<MailAddresses | undefined>;

/** `origin` is asked for each mail; the secret is read once. */
export function addressBook(db: Queryable, origin: () => string): AddressBook {
  let secret: Promise<string> | undefined;
  return async (id, mail) => {
    const { account } = mail;
    if (account === undefined) return undefined;
    secret ??= loadLinkSecret(db).catch((error: unknown) => {
      secret = undefined;
      throw error;
    });
    return signedAddresses(await secret, origin(), id, { ...mail, account });
  };
}
