import { Command } from 'commander';
import { precondition } from '#base';
import { setUpLink } from '#domain/users';
import type { CliPorts } from './context.ts';

/** `perennial set-up-link`: a new link at which the first person becomes the owner. */
export function setUpLinkCommand({ withStore, publicUrl, print }: CliPorts): Command {
  return new Command('set-up-link')
    .description('Print a link at which the first person becomes the owner, once')
    .action(() =>
      withStore(async ({ db, clock }) => {
        const link = await setUpLink(db, clock, publicUrl());
        if (link === undefined) {
          throw precondition(
            'owner-there',
            'There is an owner already. "perennial make-password-link --user <address>" lets somebody in again.',
          );
        }
        print(link);
      }),
    );
}
