import type { Output } from '#web/api';

/** Somebody who signs in. */
export type User = Output<'list-users'>['users'][number];
