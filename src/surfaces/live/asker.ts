import type { Actor, Sessions } from '#platform/access';
import type { KeyRing } from '#platform/keys';

/** Who asks: the holder of the bearer key in the header, else whoever is signed in; undefined: nobody that is known. */
export async function askerOf(
  request: Request,
  { keys, sessions }: { readonly keys: KeyRing; readonly sessions: Sessions },
): Promise<Actor | undefined> {
  const authorization = request.headers.get('authorization');
  if (authorization === null) return (await sessions.find(request))?.actor;
  const [scheme = '', key = ''] = authorization.trim().split(/\s+/);
  return scheme.toLowerCase() === 'bearer' ? keys.find(key) : undefined;
}
