import { t } from '@lingui/core/macro';
import { formatDate, formatNumber } from '#web/ui';
import { type Field, rowFields } from './form-answers.ts';
import { labelOf } from './form-words.ts';

/** What was answered, field by field; what was not is left out. */
export function GivenAnswers({
  fields,
  answers,
}: {
  fields: readonly Field[];
  answers: Readonly<Record<string, unknown>>;
}) {
  return (
    <dl className="flex flex-col gap-2.5">
      {fields.map((field) => {
        const value = answers[field.id];
        if (value === undefined || value === null) return null;
        return (
          <div key={field.id}>
            <dt className="text-s text-text-2">{labelOf(field)}</dt>
            <dd className="whitespace-pre-wrap">
              {field.type === 'list' && Array.isArray(value)
                ? value.map((row, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity than their place
                    <div key={at} className="mt-1.5 rounded border border-line p-2.5">
                      <GivenAnswers fields={rowFields(field)} answers={row as Record<string, unknown>} />
                    </div>
                  ))
                : textOf(field, value)}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function textOf({ type, options = [] }: Field, value: unknown): string {
  const nameOf = (one: unknown): string => options.find((option) => option.value === one)?.label ?? String(one);
  if (typeof value === 'boolean') return value ? t`Yes` : t`No`;
  if (Array.isArray(value)) return value.map(nameOf).join(', ');
  if (typeof value === 'number') return type === 'percent' ? `${formatNumber(value)} %` : formatNumber(value);
  return type === 'date' ? formatDate(String(value)) : nameOf(value);
}
