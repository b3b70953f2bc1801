export { type MailboxDeps, mailboxPages } from './mailbox-pages.ts';
export { mailboxLink } from './mailbox-pass.ts';
export { PAGE_CSS } from './mailbox-style.ts';
export type { Markup } from './page.ts';
export { type Language, languageOf } from './words.ts';
