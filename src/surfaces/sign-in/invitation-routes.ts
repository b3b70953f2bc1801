import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { digestOf, invalid, notFound } from '#base';
import { acceptInvitation, findInvitation, userFields } from '#domain/users';
import { parseJsonStrictly, readBody } from '#platform/http';
import type { Actor } from '#platform/operations';
import { hashPassword, SHORTEST_PASSWORD } from './auth.ts';
import { headersWithAddress } from './client-address.ts';
import type { SignInDeps } from './sign-in-deps.ts';

/** Whoever holds an invitation: the operation itself looks at its token. */
const invited: Actor = { kind: 'key', id: 'invitation', role: 'owner' };

const Look = z.strictObject({ token: z.string().min(1).max(200) });
const Accept = z.strictObject({
  token: z.string().min(1).max(200),
  name: userFields.name.optional(),
  email: userFields.email.optional(),
  password: z.string().max(200),
});

/** What an invitation says, and using it up: `POST /auth/invitation` and `/auth/invitation/accept`. */
export function mountInvitations(app: Hono, { db, clock, runner, source }: SignInDeps): void {
  const open = async (token: string) => {
    const found = await findInvitation(db, digestOf(token), clock.now());
    if (found !== undefined) return found;
    throw notFound('invitation-gone', 'This link was used already, or is too old. Ask for another one.');
  };
  app.post('/auth/invitation', async (context) => {
    const { token } = await bodyOf(context, Look);
    const { kind, email, name, role } = await open(token);
    return context.json({ kind, ...(email === null ? {} : { email }), ...(name === null ? {} : { name }), role });
  });
  app.post('/auth/invitation/accept', async (context) => {
    const { token, password, ...said } = await bodyOf(context, Accept);
    await open(token);
    if (password.length < SHORTEST_PASSWORD) {
      throw invalid('password-too-short', `A password has ${SHORTEST_PASSWORD} characters or more.`, {
        least: SHORTEST_PASSWORD,
      });
    }
    const input = { token, password_hash: await hashPassword(password), ...said };
    const { email } = await runner.run(acceptInvitation, { actor: invited, input });
    const auth = await source.current();
    const headers = headersWithAddress(context);
    const answer = await auth.api.signInEmail({ body: { email, password }, headers, asResponse: true });
    for (const cookie of answer.headers.getSetCookie()) context.header('set-cookie', cookie, { append: true });
    // Somebody with a second factor has to show it first.
    const { twoFactorRedirect = false } = (await answer.json()) as { readonly twoFactorRedirect?: boolean };
    return context.json({ email, second_factor: twoFactorRedirect });
  });
}

export async function bodyOf<Schema extends z.ZodType>(context: Context, schema: Schema): Promise<z.output<Schema>> {
  const read = schema.safeParse(parseJsonStrictly(await readBody(context.req.raw, 20_000, { strict: true })));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw invalid('invalid-input', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'it does not fit'}`);
}
