import { t } from '@lingui/core/macro';
import { Command } from 'cmdk';
import { ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { classes } from '../classes.ts';
import type { ConditionFact } from './fact.ts';

interface FactPickerProps {
  readonly facts: readonly ConditionFact[];
  readonly value: string;
  readonly onChange: (fact: string) => void;
}

/** One of the facts, found by its name, its text or what it means; those that playbooks ask for stand first. */
export function FactPicker({ facts, value, onChange }: FactPickerProps) {
  const [open, setOpen] = useState(value === '');
  const chosen = facts.find(({ fact }) => fact === value);
  const label = chosen?.label ?? (value === '' ? t`Choose what to ask` : value);
  const ordered = facts.toSorted((a, b) => Number(b.in_use) - Number(a.in_use));
  const groups = [...new Set(ordered.map(({ group }) => group))];
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <button
          type="button"
          aria-label={t`Fact: ${label}`}
          title={chosen?.meaning ?? value}
          className="flex h-7 max-w-64 min-w-32 items-center gap-1 rounded border border-line-strong bg-surface px-2 text-s hover:border-text-3 pointer-coarse:h-11"
        >
          <span className={classes('min-w-0 flex-1 truncate text-left', value === '' && 'text-text-3')}>{label}</span>
          <ChevronDown size={12} aria-hidden="true" />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-60 w-96 max-w-[calc(100vw-2rem)] rounded border border-line bg-surface shadow-float"
        >
          <Command label={t`Find a fact`} loop>
            <Command.Input
              autoFocus
              placeholder={t`Find a fact`}
              className="h-9 w-full border-b border-line bg-transparent px-3 text-s outline-none"
            />
            <Command.List className="max-h-80 overflow-auto p-1">
              <Command.Empty className="px-3 py-6 text-center text-s text-text-3">{t`No fact is called so.`}</Command.Empty>
              {groups.map((group) => (
                <Command.Group key={group} className="text-s">
                  {ordered
                    .filter((fact) => fact.group === group)
                    .map(({ fact, label: name, meaning, unit }) => (
                      <Command.Item
                        key={fact}
                        value={fact}
                        keywords={[name, meaning ?? '']}
                        onSelect={() => {
                          setOpen(false);
                          onChange(fact);
                        }}
                        className="flex cursor-pointer flex-col rounded px-2 py-1 data-[selected=true]:bg-hover"
                      >
                        <span className="truncate">
                          {name}
                          {unit !== undefined && <span className="text-text-3"> ({unit})</span>}
                        </span>
                        {meaning !== undefined && meaning !== name && (
                          <span className="truncate text-xs text-text-3">{meaning}</span>
                        )}
                      </Command.Item>
                    ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
