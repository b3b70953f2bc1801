import { z } from 'zod';
import { precondition } from '#base';
import { loadSettings } from '#domain/settings';
import { PERMISSION_NAMES, permissionsOf } from '#platform/access';
import type { Queryable } from '#platform/db';
import { type Actor, defineRead, noAccount } from '#platform/operations';
import { findActor } from './session-store.ts';
import type { User } from './user.ts';
import { RoleName, userFields } from './user.ts';
import { findUser } from './user-store.ts';

export const MeView = z.object({
  user: z.string(),
  name: z.string(),
  email: z.string(),
  person: z.string().optional().describe('id of the person of the team with this e-mail address'),
  role: RoleName,
  permissions: z.array(z.enum(PERMISSION_NAMES)),
  sees: z.enum(['all', 'some']).describe('whether all accounts are seen'),
  locale: userFields.locale.optional(),
  theme: userFields.theme.optional(),
  zone: z.string().optional(),
  has_second_factor: z.boolean(),
  company: z.object({
    name: z.string().optional(),
    currency: z.string().optional(),
    zone: z.string(),
    locale: z.string(),
  }),
});

/** Who is signed in and what the screens need to know of them. */
export const getMe = defineRead({
  name: 'get-me',
  summary: 'Show who is signed in, what they may do, and how they want to be shown things',
  access: 'self',
  scope: noAccount,
  doors: ['http'],
  input: z.strictObject({}),
  output: MeView,
  run: async ({ db, actor, sees }) => viewMe(db, actor, await userOf(db, actor), sees !== undefined),
});

/** The user behind an actor; throws `precondition` for keys and commands, which are nobody. */
export async function userOf(db: Queryable, actor: Actor): Promise<User> {
  const user = actor.kind === 'person' ? await findUser(db, actor.id) : undefined;
  if (user !== undefined) return user;
  throw precondition('nobody-signed-in', 'This is about somebody who is signed in, and a key or command is nobody.');
}

export async function viewMe(
  db: Queryable,
  actor: Actor,
  { id, name, email, role, locale, theme, zone, hasSecondFactor }: User,
  isHeld: boolean,
): Promise<z.input<typeof MeView>> {
  const settings = await loadSettings(db);
  const person = (await findActor(db, id))?.person ?? undefined;
  const language = userFields.locale.safeParse(locale);
  return {
    user: id,
    name,
    email,
    ...(person === undefined ? {} : { person }),
    role,
    permissions: [...permissionsOf(actor)],
    sees: isHeld ? 'some' : 'all',
    ...(language.success ? { locale: language.data } : {}),
    ...(theme === null ? {} : { theme }),
    ...(zone === null ? {} : { zone }),
    has_second_factor: hasSecondFactor,
    company: {
      ...(settings['company.name'] === undefined ? {} : { name: settings['company.name'] }),
      ...(settings['company.currency'] === undefined ? {} : { currency: settings['company.currency'] }),
      zone: settings['workspace.zone'] ?? 'UTC',
      locale: settings['workspace.locale'] ?? 'en',
    },
  };
}
