export { type MailboxDeps, mailboxPages } from './mailbox-pages.ts';
export { mailboxLink } from './mailbox-pass.ts';
