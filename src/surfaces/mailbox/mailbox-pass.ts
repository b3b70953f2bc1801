import { randomBytes } from 'node:crypto';
import { type Clock, DAY, digestOf } from '#base';
import type { Queryable } from '#platform/db';
import { insertPass, isBrowserLetIn, removeExpired, takeLink } from './mailbox-pass-store.ts';

const LINK_LIVES = DAY;
export const BROWSER_LIVES = 7 * DAY;

const newToken = (): string => randomBytes(32).toString('base64url');

/** Makes a link to the mailbox that is good once and for a day. `origin` is where the server is reached. */
export async function mailboxLink(db: Queryable, clock: Clock, origin: string): Promise<string> {
  const now = clock.now();
  await removeExpired(db, now);
  const token = newToken();
  await insertPass(db, digestOf(token), 'link', now + LINK_LIVES);
  return `${origin}/mailbox?token=${token}`;
}

/** Trades a link's token for a browser's; undefined when the link is no longer good. */
export async function letIn(db: Queryable, clock: Clock, token: string): Promise<string | undefined> {
  const now = clock.now();
  if (!(await takeLink(db, digestOf(token), now))) return undefined;
  const browser = newToken();
  await insertPass(db, digestOf(browser), 'browser', now + BROWSER_LIVES);
  return browser;
}

export function mayRead(db: Queryable, clock: Clock, browser: string): Promise<boolean> {
  return isBrowserLetIn(db, digestOf(browser), clock.now());
}

/** What a form must bring along: only a page that we gave to this browser knows it. */
export const formToken = (browser: string): string => digestOf(`mailbox form ${browser}`);
