import type { Channel } from '#engine';

/** While no SMTP server is set up: a mail stays on this machine, where /mailbox shows it, and the journey goes on. */
export function mailboxOnlyChannel(): Channel {
  return {
    name: 'email',
    concurrency: 50,
    deliver: async () => ({ ok: true, kept: true, reply: 'kept on this machine: no SMTP server is set up' }),
  };
}
