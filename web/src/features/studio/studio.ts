import type { Output } from '#web/api';

export type Studio = Output<'get-studio'>;
