import { z } from 'zod';
import { defineWrite, noAccount } from '#platform/operations';
import { MeView, userOf, viewMe } from './get-me.ts';
import { type User, userFields } from './user.ts';
import { storeUser } from './user-store.ts';

/** Changes what the one who asks says of themselves; what is not named stays, null goes back to the default. */
export const updateMe = defineWrite({
  name: 'update-me',
  summary: 'Change your own name, language, theme or time zone',
  access: 'self',
  scope: noAccount,
  doors: ['http'],
  input: z.strictObject({
    name: userFields.name.optional(),
    locale: userFields.locale.nullish(),
    theme: userFields.theme.nullish(),
    zone: userFields.zone.nullish(),
  }),
  output: MeView,
  accounts: () => [],
  async run({ tx, at, actor, sees, changed }, input) {
    const before = await userOf(tx, actor);
    const after: User = {
      ...before,
      name: input.name ?? before.name,
      locale: input.locale === undefined ? before.locale : input.locale,
      theme: input.theme === undefined ? before.theme : input.theme,
      zone: input.zone === undefined ? before.zone : input.zone,
    };
    await storeUser(tx, after, at);
    changed(audited(before), audited(after));
    return viewMe(tx, actor, after, sees !== undefined);
  },
});

const audited = ({ name, locale, theme, zone }: User) => ({ name, locale, theme, zone });
