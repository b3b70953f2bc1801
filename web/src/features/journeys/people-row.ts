import type { Output } from '#web/api';

export type PeopleRow = Output<'list-enrollments'>['enrollments'][number];
