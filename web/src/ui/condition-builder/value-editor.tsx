import { t } from '@lingui/core/macro';
import { useEffect, useId, useState } from 'react';
import type { Operator } from './condition.ts';
import type { ConditionFact } from './fact.ts';

interface ValueEditorProps {
  readonly fact: ConditionFact | undefined;
  readonly operator: Operator;
  readonly value: unknown;
  readonly onChange: (value: string | number | boolean | readonly (string | number)[]) => void;
}

const CONTROL =
  'h-7 min-w-0 rounded border border-line-strong bg-surface px-2 text-s hover:border-text-3 pointer-coarse:h-11';
const NOTHING_TO_SAY: ReadonlySet<Operator> = new Set(['known', 'unknown', 'is', 'isNot']);

/** What a fact is compared with, in the form of its type. */
export function ValueEditor({ fact, operator, value, onChange }: ValueEditorProps) {
  const list = useId();
  if (NOTHING_TO_SAY.has(operator)) return null;
  if (operator === 'expression') {
    return (
      <code
        title={t`No rule can show this: it is changed as text.`}
        className="max-w-120 min-w-0 truncate rounded bg-sunken px-2 py-1 font-mono text-s"
      >
        {String(value)}
      </code>
    );
  }
  const isNumber = fact?.type === 'number' || fact?.type === 'list(number)' || fact?.type === 'instant';
  const choices = fact?.values ?? [];
  if (operator === 'in' || operator === 'notIn')
    return <ManyValues label={t`Values`} value={value} isNumber={isNumber} choices={choices} onChange={onChange} />;
  if (fact?.type === 'bool' || typeof value === 'boolean') {
    return (
      <select
        aria-label={t`Value`}
        value={String(value)}
        onChange={(event) => onChange(event.target.value === 'true')}
        className={CONTROL}
      >
        <option value="true">{t`yes`}</option>
        <option value="false">{t`no`}</option>
      </select>
    );
  }
  const isWhole = operator === '==' || operator === '!=' || operator === 'has' || operator === 'hasNot';
  if (isWhole && choices.length > 0) {
    return (
      <select
        aria-label={t`Value`}
        value={String(value)}
        onChange={(event) => onChange(event.target.value)}
        className={CONTROL}
      >
        {!choices.some((choice) => choice.value === value) && (
          <option value={String(value)}>{value === '' ? t`Choose` : String(value)}</option>
        )}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label ?? choice.value}
          </option>
        ))}
      </select>
    );
  }
  if (isNumber)
    return <NumberValue value={value} {...(fact?.unit === undefined ? {} : { unit: fact.unit })} onChange={onChange} />;
  return (
    <>
      <input
        type={fact?.type === 'date' ? 'date' : 'text'}
        aria-label={t`Value`}
        value={String(value ?? '')}
        list={choices.length > 0 ? list : undefined}
        maxLength={1000}
        onChange={(event) => onChange(event.target.value)}
        className={CONTROL}
      />
      {choices.length > 0 && (
        <datalist id={list}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label ?? choice.value}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}

function NumberValue({
  value,
  unit,
  onChange,
}: {
  value: unknown;
  unit?: string;
  onChange: (value: string | number) => void;
}) {
  // "1." and "-" are on the way to a number: they stay as they are typed.
  const [text, setText] = useState(String(value ?? ''));
  useEffect(() => {
    setText((before) => (Number(before) === value && before.trim() !== '' ? before : String(value ?? '')));
  }, [value]);
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <input
        inputMode="decimal"
        aria-label={t`Value`}
        value={text}
        onChange={(event) => {
          const next = event.target.value.trim();
          setText(event.target.value);
          const number = Number(next);
          if (next === '') onChange('');
          else if (Number.isFinite(number)) onChange(number);
        }}
        className={`${CONTROL} w-24 text-right tabular-nums`}
      />
      {unit !== undefined && <span className="truncate text-s text-text-3">{unit}</span>}
    </span>
  );
}

interface ManyValuesProps {
  readonly label: string;
  readonly value: unknown;
  readonly isNumber: boolean;
  readonly choices: readonly { readonly value: string; readonly label?: string }[];
  readonly onChange: (values: readonly (string | number)[]) => void;
}

/** Several values as chips: chosen, or typed and closed with Enter or a comma. */
function ManyValues({ label, value, isNumber, choices, onChange }: ManyValuesProps) {
  const values = Array.isArray(value) ? (value as readonly (string | number)[]) : [];
  const [text, setText] = useState('');
  const list = useId();
  const add = (): void => {
    const next = text.trim();
    const read = isNumber ? Number(next) : next;
    if (next === '' || (isNumber && !Number.isFinite(read))) return;
    setText('');
    if (!values.includes(read)) onChange([...values, read]);
  };
  const nameOf = (one: string | number): string => choices.find((choice) => choice.value === one)?.label ?? String(one);
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-1">
      {values.map((one) => (
        <button
          key={one}
          type="button"
          aria-label={t`Remove ${nameOf(one)}`}
          title={t`Remove`}
          onClick={() => onChange(values.filter((other) => other !== one))}
          className="h-6 max-w-40 truncate rounded-full bg-unknown-soft px-2 text-xs hover:bg-red-soft pointer-coarse:h-9"
        >
          {nameOf(one)} ×
        </button>
      ))}
      <input
        aria-label={label}
        value={text}
        list={list}
        placeholder={values.length === 0 ? t`A value, then Enter` : undefined}
        onChange={(event) => setText(event.target.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ',') {
            event.preventDefault();
            add();
          } else if (event.key === 'Backspace' && text === '') onChange(values.slice(0, -1));
        }}
        className={`${CONTROL} w-36`}
      />
      <datalist id={list}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label ?? choice.value}
          </option>
        ))}
      </datalist>
    </span>
  );
}
