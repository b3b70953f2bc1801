import { readFile, stat } from 'node:fs/promises';
import { precondition } from '#base';

/** Whom PostgreSQL runs as when we are root, which it refuses to be. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

/** Undefined unless we are root: then the owner of the data, or for new data an unprivileged user that exists here. */
export async function chooseRunAs(data: string): Promise<RunAs | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(data).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  // initdb looks its user up by number, so it must be one that the system knows.
  const user = ['postgres', 'nobody', 'daemon'].flatMap((name) => users.filter((fields) => fields[0] === name))[0];
  const [uid, gid] = [Number(user?.[2]), Number(user?.[3])];
  if (uid > 0 && gid > 0) return { uid, gid };
  throw precondition(
    'no-unprivileged-user',
    'PostgreSQL does not run as root, and this system has no user postgres, nobody or daemon to run it as. ' +
      'Start Perennial as another user, or set DATABASE_URL to a server.',
  );
}
