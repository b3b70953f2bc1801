import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';

/** One of a few: mine, my team, all. */
export function Segmented<Value extends string>({
  value,
  onChange,
  label,
  options,
}: {
  value: Value;
  onChange: (value: Value) => void;
  label: string;
  options: readonly { readonly value: Value; readonly label: ReactNode }[];
}) {
  return (
    <ToggleGroup.Root
      type="single"
      value={value}
      // An empty value is the chosen one pressed again: one is always chosen.
      onValueChange={(next) => next !== '' && onChange(next as Value)}
      aria-label={label}
      className="inline-flex shrink-0 rounded bg-sunken p-0.5 text-s font-medium text-text-2"
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className="h-6 rounded px-2.5 whitespace-nowrap data-[state=on]:bg-surface data-[state=on]:text-text data-[state=on]:shadow-[0_0_0_1px_var(--line)] pointer-coarse:h-10"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
