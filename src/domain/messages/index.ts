export { OutgoingMail } from './outgoing-mail.ts';
