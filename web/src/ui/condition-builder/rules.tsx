import { t } from '@lingui/core/macro';
import { Plus, X } from 'lucide-react';
import { useMemo } from 'react';
import {
  type ActionProps,
  type CombinatorSelectorProps,
  type FieldSelectorProps,
  type NotToggleProps,
  type OperatorSelectorProps,
  QueryBuilder,
  type ValueEditorProps as RqbValueEditorProps,
  type RuleGroupType,
} from 'react-querybuilder';
import { Button, IconButton } from '../button.tsx';
import { type Operator, operatorsOf } from './condition.ts';
import { EXPRESSION } from './condition-query.ts';
import type { ConditionFact } from './fact.ts';
import { FactPicker } from './fact-picker.tsx';
import { operatorWord } from './operator-words.ts';
import { ValueEditor } from './value-editor.tsx';

interface RulesProps {
  readonly query: RuleGroupType;
  readonly facts: readonly ConditionFact[];
  readonly onChange: (query: RuleGroupType) => void;
}

interface Context {
  readonly byName: ReadonlyMap<string, ConditionFact>;
  readonly facts: readonly ConditionFact[];
}

const CLASSES = {
  queryBuilder: 'flex flex-col text-s',
  ruleGroup: 'flex flex-col gap-2 rounded border border-line p-2',
  header: 'flex flex-wrap items-center gap-2',
  body: 'flex flex-col gap-2',
  rule: 'flex flex-wrap items-center gap-1.5',
};
const SELECT = 'h-7 rounded border border-line-strong bg-surface px-1.5 text-s hover:border-text-3 pointer-coarse:h-11';

/** Rules in groups, on the library's own tree; what is asked, how and with what are our controls. */
export function Rules({ query, facts, onChange }: RulesProps) {
  const context = useMemo<Context>(() => ({ facts, byName: new Map(facts.map((fact) => [fact.fact, fact])) }), [facts]);
  const fields = useMemo(
    () => [
      { name: '', label: '' },
      ...facts.map(({ fact, label }) => ({ name: fact, label })),
      { name: EXPRESSION, label: EXPRESSION },
      // A fact that no live playbook knows any more is kept as it is.
      ...unknownFields(query, context.byName).map((name) => ({ name, label: name })),
    ],
    [facts, query, context],
  );
  return (
    <QueryBuilder
      query={query}
      onQueryChange={onChange}
      fields={fields}
      combinators={[
        { name: 'all', label: t`all of these` },
        { name: 'any', label: t`any of these` },
      ]}
      context={context}
      controlClassnames={CLASSES}
      controlElements={CONTROLS}
      showNotToggle
      resetOnFieldChange
      maxLevels={5}
      getDefaultField=""
      getDefaultOperator={(field) => operatorsOf(context.byName.get(field)?.type)[0] ?? '=='}
      getDefaultValue={({ field }) => (context.byName.get(field)?.type === 'bool' ? true : '')}
      getOperators={(field) =>
        field === EXPRESSION
          ? [{ name: 'expression', label: '' }]
          : operatorsOf(context.byName.get(field)?.type).map((name) => ({ name, label: name }))
      }
    />
  );
}

function unknownFields(query: RuleGroupType, known: ReadonlyMap<string, ConditionFact>): string[] {
  return query.rules.flatMap((part) => {
    if (typeof part === 'string') return [];
    if ('rules' in part) return unknownFields(part, known);
    return part.field === '' || part.field === EXPRESSION || known.has(part.field) ? [] : [part.field];
  });
}

// The builder hands its context through as it was given.
const contextOf = (props: { readonly context?: unknown }): Context => props.context as Context;

const CONTROLS = {
  fieldSelector(props: FieldSelectorProps) {
    const { facts } = contextOf(props);
    const value = props.value ?? '';
    return value === EXPRESSION ? null : <FactPicker facts={facts} value={value} onChange={props.handleOnChange} />;
  },
  operatorSelector(props: OperatorSelectorProps) {
    const fact = contextOf(props).byName.get(props.field);
    if (props.field === EXPRESSION || props.field === '') return null;
    // Those that the text may use without being offered for the type stay to be seen.
    const offered = operatorsOf(fact?.type);
    const value = (props.value ?? '==') as Operator;
    return (
      <select
        aria-label={t`How it is asked`}
        value={value}
        onChange={(event) => props.handleOnChange(event.target.value)}
        className={SELECT}
      >
        {[...new Set([...offered, value])].map((operator) => (
          <option key={operator} value={operator}>
            {operatorWord(operator, fact?.type)}
          </option>
        ))}
      </select>
    );
  },
  valueEditor(props: RqbValueEditorProps) {
    if (props.field === '') return null;
    return (
      <ValueEditor
        fact={contextOf(props).byName.get(props.field)}
        operator={props.operator as Operator}
        value={props.value}
        onChange={props.handleOnChange}
      />
    );
  },
  combinatorSelector(props: CombinatorSelectorProps) {
    return (
      <select
        aria-label={t`All or any`}
        value={props.value ?? 'all'}
        onChange={(event) => props.handleOnChange(event.target.value)}
        className={SELECT}
      >
        <option value="all">{t`all of these`}</option>
        <option value="any">{t`any of these`}</option>
      </select>
    );
  },
  notToggle({ checked = false, handleOnChange }: NotToggleProps) {
    return (
      <label className="flex items-center gap-1.5 text-s text-text-2">
        <input
          type="checkbox"
          checked={checked}
          onChange={(event) => handleOnChange(event.target.checked)}
          className="size-3.5"
        />
        {t`not`}
      </label>
    );
  },
  addRuleAction({ handleOnClick }: ActionProps) {
    return (
      <Button look="ghost" icon={<Plus size={13} />} onClick={(event) => handleOnClick(event)}>
        {t`Condition`}
      </Button>
    );
  },
  addGroupAction({ handleOnClick, level }: ActionProps) {
    if (level >= 4) return null;
    return (
      <Button look="ghost" icon={<Plus size={13} />} onClick={(event) => handleOnClick(event)}>
        {t`Group`}
      </Button>
    );
  },
  removeGroupAction({ handleOnClick }: ActionProps) {
    return (
      <IconButton label={t`Remove the group`} onClick={(event) => handleOnClick(event)}>
        <X size={13} />
      </IconButton>
    );
  },
  removeRuleAction({ handleOnClick }: ActionProps) {
    return (
      <IconButton label={t`Remove the condition`} onClick={(event) => handleOnClick(event)}>
        <X size={13} />
      </IconButton>
    );
  },
};
