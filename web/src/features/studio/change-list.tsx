import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ArrowRight } from 'lucide-react';
import type { Output } from '#web/api';
import { Pill, type Tone } from '#web/ui';

export type Comparison = Output<'compare-playbooks'>;
type Change = Comparison['changes'][number];

const ORDER = ['threshold', 'weight', 'time', 'step', 'text', 'other'] as const;

/** What differs, in words: thresholds, weights, times, steps, texts. */
export function ChangeList({
  comparison,
  onFile,
}: {
  comparison: Comparison;
  onFile?: ((file: string) => void) | undefined;
}) {
  const titles = kindTitles();
  return (
    <div className="flex flex-col gap-4">
      {comparison.unread.length > 0 && (
        <p className="text-s text-yellow">
          <Trans>
            {comparison.unread.join(', ')} can’t be read on one side, so that only the texts can be compared.
          </Trans>
        </p>
      )}
      {comparison.unread.length === 0 && comparison.changes.length === 0 && (
        <p className="text-s text-text-2">
          <Trans>Only remarks or the layout differ: nothing acts otherwise. “Side by side” shows the texts.</Trans>
        </p>
      )}
      {ORDER.map((kind) => {
        const here = comparison.changes.filter((change) => change.of === kind);
        if (here.length === 0) return null;
        return (
          <section key={kind} aria-label={titles[kind]}>
            <h3 className="mb-1 text-s font-medium">
              {titles[kind]} <span className="font-normal text-text-3 tabular-nums">{here.length}</span>
            </h3>
            <ul className="divide-y divide-line border-y border-line">
              {here.map((change) => (
                <li key={`${change.file} ${change.part.join(' ')} ${change.change}`} className="py-1.5 text-s">
                  <ChangeLine change={change} onFile={onFile} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

const TONES: Readonly<Record<Change['change'], Tone>> = {
  added: 'green',
  removed: 'red',
  changed: 'neutral',
  moved: 'info',
};

function ChangeLine({ change, onFile }: { change: Change; onFile?: ((file: string) => void) | undefined }) {
  const { file, part, before, after } = change;
  const words = { added: t`new`, removed: t`removed`, changed: t`changed`, moved: t`moved` };
  const name = part.join(' › ');
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        {change.change !== 'changed' && <Pill tone={TONES[change.change]}>{words[change.change]}</Pill>}
        <span className="min-w-0 font-medium break-words">{name === '' ? file : name}</span>
        {onFile === undefined || name === '' ? (
          <span className="text-text-3">{name === '' ? '' : file}</span>
        ) : (
          <button type="button" onClick={() => onFile(file)} className="text-text-3 hover:text-text hover:underline">
            {file}
          </button>
        )}
      </div>
      {change.change === 'changed' && (
        <div className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <Value tone="red">{before}</Value>
          <ArrowRight size={12} className="shrink-0 text-text-3" aria-label={t`becomes`} />
          <Value tone="green">{after}</Value>
        </div>
      )}
      {change.change === 'added' && after !== undefined && <Value tone="green">{after}</Value>}
      {change.change === 'removed' && before !== undefined && <Value tone="red">{before}</Value>}
    </>
  );
}

function Value({ tone, children }: { tone: 'red' | 'green'; children: string | undefined }) {
  const shown = children === undefined || children === '' ? t`(empty)` : children;
  return (
    <code
      className={`inline-block max-w-full rounded px-1 font-mono text-xs break-words whitespace-pre-wrap ${tone === 'red' ? 'bg-red-soft text-red line-through decoration-1' : 'bg-green-soft text-green'}`}
    >
      {shown}
    </code>
  );
}

const kindTitles = () => ({
  threshold: t`Thresholds and conditions`,
  weight: t`Weights and points`,
  time: t`Times`,
  step: t`Steps`,
  text: t`Texts`,
  other: t`Other`,
});

/** One line: how much of what kind differs. */
export function changeSummary({ changes, files }: Comparison): string {
  const count = (kind: Change['of']): number => changes.filter(({ of }) => of === kind).length;
  const parts = [
    [count('threshold'), plural(count('threshold'), { one: '# threshold', other: '# thresholds' })],
    [count('weight'), plural(count('weight'), { one: '# weight', other: '# weights' })],
    [count('time'), plural(count('time'), { one: '# timing', other: '# timings' })],
    [count('step'), plural(count('step'), { one: '# step', other: '# steps' })],
    [count('text'), plural(count('text'), { one: '# text', other: '# texts' })],
    [count('other'), plural(count('other'), { one: '# other thing', other: '# other things' })],
  ] as const;
  const told = parts.filter(([n]) => n > 0).map(([, words]) => words);
  return told.length === 0 ? plural(files.length, { one: '# file', other: '# files' }) : told.join(' · ');
}
