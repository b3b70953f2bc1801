import { plural, t } from '@lingui/core/macro';
import type { Output } from '#web/api';
import { formatDate, formatTime, zoneNow } from '#web/ui';

export type Task = Output<'list-tasks'>['tasks'][number];
export type WholeTask = Output<'get-task'>;

/** What helps with it: `form, 12 fields · guide`. */
export function helpOf({ form_fields: fields, has_guide: guide }: Pick<Task, 'form_fields' | 'has_guide'>): string {
  return [
    ...(fields === undefined ? [] : [plural(fields, { one: 'form, # field', other: 'form, # fields' })]),
    ...(guide === true ? [t`guide`] : []),
  ].join(' · ');
}

/** Whether completing it can be taken back: what a journey asked for moves the journey at once. */
export const mayReopen = ({ enrollment, concerns }: Pick<Task, 'enrollment' | 'concerns'>): boolean =>
  enrollment === undefined && concerns === undefined;

/** Something has to be filled in or looked at first. */
export const needsPage = ({ form_fields: fields, concerns }: Pick<Task, 'form_fields' | 'concerns'>): boolean =>
  fields !== undefined || concerns !== undefined;

const dayIn = (at: number | string): string =>
  new Intl.DateTimeFormat('sv', { timeZone: zoneNow() }).format(new Date(at));

/** Of today the time, of other days the date. */
export function dueText(dueAt: string, now: number): string {
  return dayIn(dueAt) === dayIn(now) ? formatTime(dueAt) : formatDate(dueAt, { short: true });
}
