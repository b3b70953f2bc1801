import { forbidden, unauthenticated } from '#base';
import { mayDo } from '#platform/access';
import type { KeyRing } from '#platform/keys';
import type { Actor } from '#platform/operations';

/** The key in an Authorization header: of Basic it is the user name, as Segment's clients send it. */
export function keyInHeader(authorization: string | undefined): string | undefined {
  const [scheme = '', value = ''] = (authorization ?? '').trim().split(/\s+/);
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return undefined;
  return Buffer.from(value, 'base64').toString('utf8').split(':')[0];
}

/** Who holds the key; throws `unauthenticated` without one, or for one that is unknown or revoked. */
export async function actorOf(keys: KeyRing, key: string | undefined): Promise<Actor> {
  if (key === undefined || key === '') {
    const message =
      'A key is needed: send it as "Authorization: Bearer <key>", or as the user name of Basic authentication.';
    throw unauthenticated('no-key', message);
  }
  const actor = await keys.find(key);
  if (actor !== undefined) return actor;
  throw unauthenticated('unknown-key', 'This key is not known here, or it was revoked. Make one with create-key.');
}

/** As `actorOf`, of whoever sends events: throws `forbidden` for a key that may not. */
export async function senderOf(keys: KeyRing, key: string | undefined): Promise<Actor> {
  const actor = await actorOf(keys, key);
  if (mayDo(actor, 'send')) return actor;
  const message = `This is a ${actor.role} key: it sends no events. Take a write key (create-key).`;
  throw forbidden('role-not-allowed', message);
}
