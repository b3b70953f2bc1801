import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { RuleGroupType } from 'react-querybuilder';
import { call, Problem } from '#web/api';
import { Segmented } from '../segmented.tsx';
import { Skeleton } from '../states.tsx';
import type { Condition } from './condition.ts';
import { conditionOf, isComplete, queryOf } from './condition-query.ts';
import type { ConditionFact } from './fact.ts';
import { Rules } from './rules.tsx';
import type { TextProblem } from './text-editor.tsx';

const TextEditor = lazy(async () => ({ default: (await import('./text-editor.tsx')).TextEditor }));

export interface ConditionBuilderProps {
  /** The condition's text; empty for none. */
  readonly value: string;
  readonly facts: readonly ConditionFact[];
  /** Only with what the server has read without a problem. */
  readonly onChange: (text: string) => void;
}

const PAUSE = 300;

/** A condition made by hand: as rules, or as text. The server reads the one into the other, and says what is wrong. */
export function ConditionBuilder({ value, facts, onChange }: ConditionBuilderProps) {
  const [mode, setMode] = useState<'rules' | 'text'>('rules');
  const [query, setQuery] = useState<RuleGroupType>();
  const [text, setText] = useState(value);
  const [problems, setProblems] = useState<readonly TextProblem[]>([]);
  const [open, setOpen] = useState(false);
  /** What came from here need not be read into rules again: half-made ones would be lost. */
  const written = useRef<string>(undefined);
  const asked = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  /** Asks the server what was written comes to; only the last answer counts. */
  const check = async (input: { text: string } | { tree: Condition }, rules: boolean): Promise<void> => {
    asked.current += 1;
    const mine = asked.current;
    try {
      // A condition is plain data, which is all that the schema of JSON says.
      const answer = await call('check-condition', input as { text: string });
      if (mine !== asked.current) return;
      setProblems(answer.problems);
      setText(answer.text);
      // The server's tree is what `Condition` describes.
      if (rules && answer.problems.length === 0) setQuery(queryOf((answer.tree ?? undefined) as Condition | undefined));
      if (answer.problems.length > 0 || answer.text === value) return;
      written.current = answer.text;
      onChange(answer.text);
    } catch (error) {
      if (mine !== asked.current) return;
      const message = error instanceof Problem ? error.message : String(error);
      setProblems([{ message, start: 0, end: 0 }]);
    }
  };
  const later = (run: () => void): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(run, PAUSE);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another value from outside is read
  useEffect(() => {
    if (value === written.current) return;
    written.current = value;
    setText(value);
    void check({ text: value }, true);
  }, [value]);

  const changeRules = (next: RuleGroupType): void => {
    const condition = conditionOf(next);
    const before = query === undefined ? undefined : JSON.stringify(conditionOf(query));
    setQuery(next);
    // The builder also tells of what is only its own: the ids of rules.
    if (JSON.stringify(condition) === before) return;
    setOpen(!isComplete(condition));
    if (isComplete(condition)) later(() => void check({ tree: condition }, false));
    else asked.current += 1;
  };
  const changeText = (next: string): void => {
    setText(next);
    later(() => void check({ text: next }, true));
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-2">
        <Segmented
          label={t`How the filter is written`}
          value={mode}
          onChange={setMode}
          options={[
            { value: 'rules', label: <Trans>Rules</Trans> },
            { value: 'text', label: <Trans>Text</Trans> },
          ]}
        />
        <span className="text-s text-text-3" aria-live="polite">
          {mode === 'rules' && open && <Trans>Fill in what is open: then it holds.</Trans>}
        </span>
      </div>
      {mode === 'rules' ? (
        query === undefined ? (
          <Skeleton rows={2} />
        ) : (
          <Rules query={query} facts={facts} onChange={changeRules} />
        )
      ) : (
        <Suspense fallback={<Skeleton rows={2} />}>
          <TextEditor label={t`Filter as text`} text={text} problems={problems} facts={facts} onChange={changeText} />
        </Suspense>
      )}
      {problems.length > 0 && (
        <ul role="alert" className="flex flex-col gap-1 text-s text-red">
          {problems.map(({ message, start }) => (
            <li key={`${start} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
