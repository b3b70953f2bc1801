import { z } from 'zod';
import { forbidden, isoInstant, notFound, parseInstant } from '#base';
import { AccountId } from '#domain/accounts';
import { findPerson, loadTeam } from '#domain/team';
import { type Actor, mayDo } from '#platform/access';
import type { Queryable } from '#platform/db';
import { defineRead, listed } from '#platform/operations';
import { renderMail } from '#pure/message';
import { type ListedNotification, listNotificationPage } from './notification-list.ts';

const NotificationView = z.object({
  notification: z.string().describe('id, the same for all who were told'),
  account: z.string(),
  account_name: z.string().optional(),
  person: z.string(),
  playbook: z.string().optional(),
  message: z.string().describe('its name in the playbook; signal.alert is the word of a signal'),
  title: z.string(),
  text: z.string(),
  enrollment: z.string().optional(),
  signal: z.string().optional().describe('the signal that it tells of'),
  digest: z
    .enum(['waiting', 'taken'])
    .optional()
    .describe('of one that is mailed with others on a business morning: whether that mail has been written'),
  created_at: z.string(),
  read_at: z.string().optional(),
});

export const listNotifications = defineRead({
  name: 'list-notifications',
  summary: 'List what colleagues were told, newest first: everybody or one person',
  access: 'self',
  scope: listed,
  doors: ['http', 'cli'],
  input: z.object({
    person: z
      .string()
      .min(1)
      .optional()
      .describe('id or e-mail address of a person; whoever is signed in has their own unless they administer'),
    account: AccountId.optional(),
    unread: z.stringbool().or(z.boolean()).default(false).describe('only those not read yet'),
    after: z
      .string()
      .regex(/^[-:.\dTZ]+~[-0-9a-f]{36}~/, 'Pass the `next` of the page before as it was given.')
      .optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  output: z.object({ notifications: z.array(NotificationView), next: z.string().optional() }),
  async run({ db, actor, book }, { person: who, account, unread, after, limit }) {
    const person = await readerOf(db, actor, who);
    // Somebody who signs in and is no person of the team was told nothing.
    if (person === NOBODY) return { notifications: [] };
    const accounts = await book('all');
    const [createdAt = '', id = '', ...rest] = after?.split('~') ?? [];
    const position =
      after === undefined ? undefined : { createdAt: parseInstant(createdAt) ?? 0, id, person: rest.join('~') };
    const rows = await listNotificationPage(db, {
      person,
      account,
      accounts,
      unread,
      after: position,
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      notifications: page.map(view),
      ...(rows.length > limit && last !== undefined
        ? { next: `${isoInstant(last.createdAt)}~${last.id}~${last.person}` }
        : {}),
    };
  },
});

/** No id of a person. */
export const NOBODY = Symbol('nobody');

/**
 * Whose notifications are meant: one's own for whoever is signed in, of anybody for those who administer, keys and the
 * command line; undefined: everybody's. Throws `forbidden` for somebody else's.
 */
export async function readerOf(
  db: Queryable,
  actor: Actor,
  who: string | undefined,
): Promise<string | undefined | typeof NOBODY> {
  const asked = who === undefined ? undefined : await personOrThrow(db, who);
  if (actor.kind !== 'person') return asked;
  if (asked === undefined || asked === actor.person) return actor.person ?? NOBODY;
  if (mayDo(actor, 'administer')) return asked;
  throw forbidden('not-yours', 'These are a colleague’s notifications; only who administers sees them.', {
    person: asked,
  });
}

/** The id of a person of the team, by id or e-mail address. */
async function personOrThrow(db: Queryable, who: string): Promise<string> {
  const person = findPerson(await loadTeam(db), who);
  if (person !== undefined) return person.id;
  throw notFound('person-not-found', `Nobody in the team has the id or address ${who}; list-people shows all.`, {
    person: who,
  });
}

function view(row: ListedNotification): z.input<typeof NotificationView> {
  const { id, accountName, playbook, title, body, locale, enrollment, signal, digest, createdAt, readAt, ...rest } =
    row;
  return {
    ...rest,
    notification: id,
    title,
    text: renderMail({ subject: title, body }, { locale }).text.trim(),
    created_at: isoInstant(createdAt),
    ...(accountName === null ? {} : { account_name: accountName }),
    ...(playbook === null ? {} : { playbook }),
    ...(enrollment === null ? {} : { enrollment }),
    ...(signal === null ? {} : { signal }),
    ...(digest === null ? {} : { digest }),
    ...(readAt === null ? {} : { read_at: isoInstant(readAt) }),
  };
}
