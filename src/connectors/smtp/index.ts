export { mailboxOnlyChannel } from './mailbox-only-channel.ts';
export { type SmtpChannel, type SmtpSettings, smtpChannel } from './smtp-channel.ts';
