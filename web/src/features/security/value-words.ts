import { t } from '@lingui/core/macro';
import { formatDate, formatInstant, formatNumber } from '#web/ui';

/** Where there is no value. */
export const NOTHING = '–';

/** Names of the team by their ids. */
export type Names = ReadonlyMap<string, string>;

/** Fields that hold the id of a colleague. */
const COLLEAGUES = new Set(['owner', 'person', 'manager', 'assignee', 'assigned_to', 'by', 'told']);
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A value of the audit log as people read it: days and times in their own zone, colleagues by name. */
export function valueWords(field: string, value: unknown, names: Names): string {
  if (value === undefined || value === null) return NOTHING;
  if (typeof value === 'boolean') return value ? t`Yes` : t`No`;
  if (typeof value === 'number') return formatNumber(value, { maximumFractionDigits: 20 });
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return value.length === 0 ? NOTHING : value.map((one) => valueWords(field, one, names)).join(', ');
  if (typeof value !== 'string') return JSON.stringify(value);
  if (INSTANT.test(value)) return formatInstant(value);
  if (DAY.test(value)) return formatDate(value);
  const last = field.split(' · ').at(-1) ?? field;
  return COLLEAGUES.has(last) ? (names.get(value) ?? value) : value;
}
