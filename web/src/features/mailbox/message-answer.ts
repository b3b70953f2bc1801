import type { Output } from '#web/api';

export type MessageAnswer = Output<'get-message'>;
