import { listNotifications } from './list-notifications.ts';
import { notificationEvents } from './notification-events.ts';
import { notifyPeople } from './notify-people.ts';
import { readNotification } from './read-notification.ts';

export { OutgoingWebhook } from './outgoing-webhook.ts';
export { startDigests } from './start-digests.ts';

export const notifications = {
  operations: [listNotifications, readNotification],
  relations: [],
  recorders: [],
  effects: [notifyPeople],
  events: notificationEvents,
  actions: {},
};
