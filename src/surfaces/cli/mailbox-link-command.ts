import { Command } from 'commander';
import { mailboxLink } from '#surfaces/mailbox';
import type { CliPorts } from './context.ts';

/** `perennial mailbox-link`: a new link to the mailbox, which opens once. */
export function mailboxLinkCommand({ withStore, publicUrl, print }: CliPorts): Command {
  return new Command('mailbox-link')
    .description('Print a link that opens the mailbox once')
    .action(() => withStore(async ({ db, clock }) => print(await mailboxLink(db, clock, publicUrl()))));
}
