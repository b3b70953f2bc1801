export type { Channel, DeliveryResult, OutboxState } from './channel.ts';
export { type DeliveryCount, type DeliveryOptions, eventOf as deliveryEvent } from './delivery.ts';
export { addToOutbox, settleDoubt } from './outbox-rows.ts';
export { deliverOnce, type RunningDelivery, startDelivery } from './start-delivery.ts';
