import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import { Annotation, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import type { Output } from '#web/api';
import { type EditorPorts, readingExtensions, writingExtensions } from './extensions.ts';

export type PlaybookProblem = Output<'check-playbook'>['problems'][number];

/** Where to put the cursor; another `nonce` asks again. */
export interface Reveal {
  readonly line: number;
  readonly column?: number;
  readonly nonce: number;
}

interface CodeEditorProps extends EditorPorts {
  readonly file: string;
  readonly text: string;
  readonly readOnly: boolean;
  readonly label: string;
  readonly problems: readonly PlaybookProblem[];
  readonly reveal: Reveal | undefined;
  readonly onChange: (text: string) => void;
  readonly onLine: (line: number) => void;
}

/** A change that comes from outside is none that somebody typed. */
const fromOutside = Annotation.define<boolean>();

/**
 * CodeMirror in a shadow root: there it brings its styles as adopted sheets, which a policy without inline styles lets in.
 * Each file keeps its own history while the editor is on the screen.
 */
export function CodeEditor(props: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const states = useRef(new Map<string, EditorState>());
  const shown = useRef('');
  const latest = useRef(props);
  latest.current = props;
  const { file, text, readOnly, problems, reveal } = props;

  useEffect(() => {
    if (host.current === null) return;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const parent = document.createElement('div');
    // Of an element in a shadow root the app's classes say nothing.
    parent.style.height = '100%';
    root.replaceChildren(parent);
    const made = new EditorView({ parent, root });
    view.current = made;
    const kept = states.current;
    return () => {
      made.destroy();
      view.current = undefined;
      shown.current = '';
      kept.clear();
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is taken in below, ports are read when they are needed
  useEffect(() => {
    const editor = view.current;
    if (editor === undefined) return;
    if (shown.current !== '') states.current.set(shown.current, editor.state);
    const key = `${readOnly ? 'r' : 'w'} ${file}`;
    const before = states.current.get(key);
    editor.setState(before ?? newState(file, text, readOnly, latest));
    shown.current = key;
  }, [file, readOnly]);

  useEffect(() => {
    const editor = view.current;
    if (editor === undefined) return;
    const now = editor.state.doc.toString();
    if (now === text) return;
    editor.dispatch({ changes: changeBetween(now, text), annotations: fromOutside.of(true) });
  }, [text]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another file has its own problems to be shown
  useEffect(() => {
    const editor = view.current;
    if (editor === undefined) return;
    editor.dispatch(
      setDiagnostics(
        editor.state,
        problems.map((problem) => placed(editor.state, problem)),
      ),
    );
  }, [problems, file, readOnly]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the nonce asks
  useEffect(() => {
    const editor = view.current;
    if (editor === undefined || reveal === undefined) return;
    const line = editor.state.doc.line(Math.max(1, Math.min(reveal.line, editor.state.doc.lines)));
    const pos = Math.min(line.to, line.from + Math.max(0, (reveal.column ?? 1) - 1));
    editor.dispatch({ selection: { anchor: pos }, effects: EditorView.scrollIntoView(pos, { y: 'center' }) });
    editor.focus();
  }, [reveal?.nonce, file]);

  useEffect(() => {
    const element = host.current;
    // The app's own keys are letters: who types here means letters. Those with ⌘ or Ctrl go on.
    const keep = (event: KeyboardEvent): void => {
      if (!event.metaKey && !event.ctrlKey) event.stopPropagation();
    };
    element?.addEventListener('keydown', keep);
    return () => element?.removeEventListener('keydown', keep);
  }, []);

  return <div ref={host} className="h-full min-h-0 w-full overflow-hidden bg-surface" data-editor />;
}

function newState(
  file: string,
  text: string,
  readOnly: boolean,
  latest: { readonly current: CodeEditorProps },
): EditorState {
  const props = latest.current;
  const ports: EditorPorts = {
    knowledge: () => latest.current.knowledge(),
    onSave: () => latest.current.onSave(),
    onRun: () => latest.current.onRun(),
    onProblem: (step) => latest.current.onProblem(step),
    onGoTo: (offset) => latest.current.onGoTo(offset),
    phrases: props.phrases,
  };
  return EditorState.create({
    doc: text,
    extensions: [
      readOnly
        ? [readingExtensions(file, props.phrases), EditorState.readOnly.of(true)]
        : writingExtensions(file, ports),
      EditorView.contentAttributes.of({
        'aria-label': `${props.label}: ${file}`,
        spellcheck: 'false',
        tabindex: '0',
      }),
      EditorView.updateListener.of((update) => {
        const isOwn = !update.transactions.some((one) => one.annotation(fromOutside) === true);
        if (update.docChanged && isOwn) latest.current.onChange(update.state.doc.toString());
        if (update.selectionSet || update.docChanged)
          latest.current.onLine(update.state.doc.lineAt(update.state.selection.main.head).number);
      }),
    ],
  });
}

/** The smallest change that makes one text of another, so that the cursor stays where it was. */
function changeBetween(before: string, after: string): { from: number; to: number; insert: string } {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let end = 0;
  while (end < most - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

/** From the word at a problem's place to its end, so that it can be seen and hovered. */
function placed({ doc }: EditorState, { line, column, message }: PlaybookProblem): Diagnostic {
  const at = doc.line(Math.max(1, Math.min(line, doc.lines)));
  const from = Math.min(at.to, at.from + Math.max(0, column - 1));
  const rest = doc.sliceString(from, at.to);
  const length = /^["']?[\p{L}\p{N}_.]+["']?/u.exec(rest)?.[0].length ?? Math.min(1, rest.length);
  return { from, to: from + length, severity: 'error', message };
}
