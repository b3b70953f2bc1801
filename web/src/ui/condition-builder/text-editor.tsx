import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import type { ConditionFact } from './fact.ts';

export interface TextProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

interface TextEditorProps {
  readonly label: string;
  readonly text: string;
  readonly problems: readonly TextProblem[];
  readonly facts: readonly ConditionFact[];
  readonly onChange: (text: string) => void;
}

/** A condition as text: facts are offered as one types, and what is wrong is marked where it stands. */
export function TextEditor({ label, text, problems, facts, onChange }: TextEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const latest = useRef({ onChange, facts });
  latest.current = { onChange, facts };
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; what changes later is handed to it below
  useEffect(() => {
    if (place.current === null) return;
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: text,
        extensions: [
          history(),
          keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
          autocompletion({ override: [(context) => offered(context, latest.current.facts)] }),
          lintGutter(),
          // Its styles carry the page's nonce, without which the policy refuses them.
          EditorView.cspNonce.of(document.querySelector<HTMLMetaElement>('meta[name=nonce]')?.content ?? ''),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString());
          }),
          LOOK,
        ],
      }),
    });
    view.current = editor;
    editor.focus();
    return () => editor.destroy();
  }, []);
  useEffect(() => {
    const editor = view.current;
    if (editor === undefined || editor.state.doc.toString() === text) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  }, [text]);
  useEffect(() => {
    const editor = view.current;
    if (editor === undefined) return;
    const { length } = editor.state.doc;
    const marks = problems.map(({ message, start, end }): Diagnostic => {
      const from = Math.min(start, length);
      return { from, to: Math.max(from, Math.min(end, length)), severity: 'error', message };
    });
    editor.dispatch(setDiagnostics(editor.state, marks));
  }, [problems]);
  return <div ref={place} className="min-h-24 overflow-auto rounded border border-line-strong bg-surface" />;
}

const LOOK = EditorView.theme({
  '&': { fontSize: 'var(--size-s)', color: 'var(--text)', backgroundColor: 'var(--surface)' },
  '&.cm-focused': { outline: '2px solid var(--accent)' },
  '.cm-content': { fontFamily: 'var(--mono)', caretColor: 'var(--text)', minHeight: '80px' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'var(--sunken)', border: 'none' },
  '.cm-tooltip': { backgroundColor: 'var(--surface)', border: '1px solid var(--line)', color: 'var(--text)' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--accent-soft)', color: 'var(--text)' },
  '.cm-completionDetail': { color: 'var(--text-3)' },
});

const FUNCTIONS = ['known()', 'round()', 'abs()', 'min()', 'max()', 'size()', 'true', 'false', 'in'];

function offered(context: CompletionContext, facts: readonly ConditionFact[]): CompletionResult | null {
  const word = context.matchBefore(/[\w.]*/);
  if (word === null || (word.from === word.to && !context.explicit)) return null;
  return {
    from: word.from,
    validFor: /^[\w.("]*$/,
    options: [
      ...facts.map(({ fact, label, meaning, in_use }) => ({
        label: fact,
        type: 'variable',
        detail: meaning ?? label,
        boost: in_use ? 1 : 0,
      })),
      ...FUNCTIONS.map((label) => ({ label, type: 'function', boost: -1 })),
    ],
  };
}
