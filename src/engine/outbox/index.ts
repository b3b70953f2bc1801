export type { Channel, DeliveryResult, OutboxState } from './channel.ts';
export { Delivery, type DeliveryCount, type DeliveryOptions } from './delivery.ts';
export { eventOf as deliveryEvent } from './delivery-events.ts';
export { addToOutbox, requeueDead, settleDoubt } from './outbox-rows.ts';
export { deliverOnce, type RunningDelivery, startDelivery } from './start-delivery.ts';
