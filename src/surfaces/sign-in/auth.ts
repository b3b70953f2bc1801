import { passkey } from '@better-auth/passkey';
import { hash, verify } from '@node-rs/argon2';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import type { Db } from '#platform/db';
import { authPool } from './auth-pool-store.ts';
import { columns } from './columns.ts';

/** The provider of single sign-on, found by its issuer. */
export interface Provider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface AuthSetup {
  readonly db: Db;
  /** Where browsers reach us. */
  readonly url: string;
  /** Signs cookies and encrypts second factors. */
  readonly secret: string;
  readonly company: string;
  readonly provider: Provider | undefined;
  /** Whether somebody may still sign in. */
  readonly maySignIn: (user: string) => Promise<boolean>;
  /** What somebody whom the provider knows, and we do not, was invited as; undefined for nobody. */
  readonly invitedAs: (email: string) => Promise<{ readonly role: string } | undefined>;
  /** Somebody came in by the provider for the first time. */
  readonly joined: (user: string) => Promise<void>;
  /** Somebody who is here gets in by the provider from now on. */
  readonly linked: (user: string) => Promise<void>;
}

const PROVIDER = 'sso';
/** Set by us alone: where a request comes from. */
export const CLIENT_HEADER = 'x-perennial-client';
export const SHORTEST_PASSWORD = 10;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'));

/** better-auth as we run it: on our tables, with argon2id, without public sign-up. */
export function createAuth(setup: AuthSetup) {
  const { db, url, secret, company, provider } = setup;
  const origin = new URL(url);
  const options = {
    appName: company,
    baseURL: url,
    basePath: '/auth',
    secret,
    database: authPool(db) as unknown as BetterAuthOptions['database'] & object,
    telemetry: { enabled: false },
    logger: { disabled: true },
    trustedOrigins: (request?: Request) => (request === undefined ? [] : [originOf(request, origin)]),
    advanced: {
      cookiePrefix: 'perennial',
      useSecureCookies: origin.protocol === 'https:',
      ipAddress: { ipAddressHeaders: [CLIENT_HEADER] },
    },
    rateLimit: {
      enabled: true,
      storage: 'database' as const,
      modelName: 'sign_in_rate_limit',
      fields: columns('lastRequest'),
      window: 60,
      max: 300,
      customRules: {
        // Of one address, which may be a whole office; failed-tries.ts guards each person's password.
        '/sign-in/email': { window: 60, max: 40 },
        '/two-factor/verify-totp': { window: 60, max: 10 },
        '/two-factor/verify-backup-code': { window: 60, max: 10 },
        '/passkey/verify-authentication': { window: 60, max: 20 },
        '/change-password': { window: 60, max: 5 },
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true,
      password: {
        hash: hashPassword,
        verify: ({ hash: stored, password }: { hash: string; password: string }) =>
          verify(stored, password.normalize('NFKC')),
      },
    },
    user: {
      modelName: 'sign_in_user',
      fields: columns('emailVerified', 'createdAt', 'updatedAt'),
      additionalFields: { role: { type: 'string' as const, required: false, input: false } },
    },
    session: {
      modelName: 'sign_in_session',
      fields: { ...columns('expiresAt', 'createdAt', 'updatedAt', 'ipAddress', 'userAgent'), userId: 'user' },
      expiresIn: 14 * 24 * 3600,
      updateAge: 24 * 3600,
      // For adding passkeys and the like: whoever signed in this long ago proves it again.
      freshAge: 24 * 3600,
    },
    account: {
      modelName: 'sign_in_account',
      fields: {
        ...columns('accessToken', 'refreshToken', 'idToken', 'accessTokenExpiresAt', 'refreshTokenExpiresAt'),
        ...columns('createdAt', 'updatedAt'),
        userId: 'user',
        providerId: 'provider',
        accountId: 'account',
      },
      encryptOAuthTokens: true,
      // The provider is the administrator's own choice, so that its word on an address counts.
      accountLinking: { enabled: true, trustedProviders: [PROVIDER] },
    },
    verification: {
      modelName: 'sign_in_verification',
      fields: columns('expiresAt', 'createdAt', 'updatedAt'),
    },
    databaseHooks: {
      user: {
        create: {
          async before<User extends { email: string }>(user: User) {
            const invited = await setup.invitedAs(user.email);
            return invited === undefined ? false : { data: { ...user, ...invited } };
          },
          after: ({ id }: { id: string }) => setup.joined(id),
        },
      },
      // Passwords are ours to store: whatever better-auth adds is the provider's.
      account: { create: { after: ({ userId }: { userId: string }) => setup.linked(userId) } },
      session: {
        create: { before: async ({ userId }: { userId: string }) => (await setup.maySignIn(userId)) && undefined },
      },
    },
    plugins: [
      twoFactor({
        issuer: company,
        allowPasswordless: true,
        schema: {
          user: { fields: columns('twoFactorEnabled') },
          twoFactor: {
            modelName: 'sign_in_two_factor',
            fields: {
              ...columns('backupCodes', 'failedVerificationCount', 'lockedUntil'),
              userId: 'user',
            },
          },
        },
      }),
      passkey({
        rpID: origin.hostname,
        rpName: company,
        origin: origin.origin,
        schema: {
          passkey: {
            modelName: 'sign_in_passkey',
            fields: {
              ...columns('publicKey', 'deviceType', 'backedUp', 'createdAt'),
              userId: 'user',
              credentialID: 'credential',
            },
          },
        },
      }),
      genericOAuth({
        config:
          provider === undefined
            ? []
            : [
                {
                  providerId: PROVIDER,
                  discoveryUrl: `${provider.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
                  clientId: provider.clientId,
                  clientSecret: provider.clientSecret,
                  scopes: ['openid', 'email', 'profile'],
                  requireIdTokenVerification: true,
                },
              ],
      }),
    ],
  } satisfies BetterAuthOptions;
  return betterAuth(options);
}

export type Auth = ReturnType<typeof createAuth>;

/** A page of ours may ask, by whatever name the browser reached it. */
function originOf(request: Request, known: URL): string {
  const host = request.headers.get('host');
  return host === null ? known.origin : `${known.protocol}//${host}`;
}
