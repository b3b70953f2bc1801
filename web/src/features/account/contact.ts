import type { Output } from '#web/api';

export type Contact = Output<'list-contacts'>['contacts'][number];
