export { type WebhookSettings, webhookChannel } from './webhook-channel.ts';
