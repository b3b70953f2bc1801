import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml, yamlFrontmatter } from '@codemirror/lang-yaml';
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  indentOnInput,
  indentUnit,
  LanguageSupport,
} from '@codemirror/language';
import { lintGutter, lintKeymap, nextDiagnostic, previousDiagnostic } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  hoverTooltip,
  keymap,
  lineNumbers,
  rectangularSelection,
} from '@codemirror/view';
import { complete, type Knowledge } from './completion.ts';
import { coloured, look, textLanguage } from './look.ts';
import { meaningAt } from './meaning.ts';

/** What the page does at the editor's keys and movements. */
export interface EditorPorts {
  readonly knowledge: () => Knowledge;
  readonly onSave: () => void;
  readonly onRun: () => void;
  readonly onProblem: (step: 1 | -1) => void;
  readonly onGoTo: (offset: number) => void;
  /** The editor's own words, in the person's language. */
  readonly phrases: Readonly<Record<string, string>>;
}

const languageOf = (file: string): Extension =>
  file.endsWith('.md') ? yamlFrontmatter({ content: new LanguageSupport(textLanguage) }) : yaml();

/** Everything of an editor that only reads. */
export function readingExtensions(file: string, phrases: EditorPorts['phrases']): Extension[] {
  return [
    EditorState.phrases.of({ ...phrases }),
    lineNumbers(),
    highlightSpecialChars(),
    languageOf(file),
    coloured,
    look,
    EditorView.lineWrapping,
  ];
}

/** An editor of a playbook's file: completion, meanings, folding, search, its keys. */
export function writingExtensions(file: string, ports: EditorPorts): Extension[] {
  return [
    ...readingExtensions(file, ports.phrases),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    foldGutter(),
    lintGutter(),
    history(),
    drawSelection(),
    rectangularSelection(),
    indentOnInput(),
    indentUnit.of('  '),
    bracketMatching(),
    closeBrackets(),
    search({ top: true }),
    highlightSelectionMatches(),
    autocompletion({
      override: [(context) => complete(context, ports.knowledge())],
      icons: false,
      maxRenderedOptions: 60,
    }),
    hoverTooltip((view, pos) => hover(view, pos, ports)),
    EditorView.domEventHandlers({
      mousedown(event, view) {
        if (!(event.metaKey || event.ctrlKey)) return false;
        const pos = view.posAtCoords({ x: event.clientX, y: event.clientY });
        if (pos !== null) ports.onGoTo(pos);
        return false;
      },
    }),
    keymap.of([
      { key: 'Mod-s', preventDefault: true, run: () => ran(ports.onSave) },
      { key: 'Mod-Enter', preventDefault: true, run: () => ran(ports.onRun) },
      {
        key: 'F8',
        preventDefault: true,
        run: (view) => nextDiagnostic(view) || ran(() => ports.onProblem(1)),
        shift: (view) => previousDiagnostic(view) || ran(() => ports.onProblem(-1)),
      },
      { key: 'F12', preventDefault: true, run: (view) => ran(() => ports.onGoTo(view.state.selection.main.head)) },
      { key: 'Shift-Alt-f', preventDefault: true, run: tidy },
      { key: 'Tab', run: acceptCompletion },
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...completionKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
  ];
}

function ran(work: () => void): true {
  work();
  return true;
}

function hover(view: EditorView, pos: number, { knowledge }: EditorPorts) {
  const meaning = meaningAt(view.state.doc.toString(), pos, knowledge());
  if (meaning === undefined) return null;
  return {
    pos: meaning.from,
    end: meaning.to,
    create() {
      const dom = document.createElement('div');
      dom.className = 'cm-meaning';
      const title = dom.appendChild(document.createElement('strong'));
      title.textContent = meaning.title;
      if (meaning.detail !== undefined && meaning.detail !== '')
        dom.appendChild(document.createElement('small')).textContent = meaning.detail;
      if (meaning.text !== undefined) dom.appendChild(document.createElement('p')).textContent = meaning.text;
      return { dom };
    },
  };
}

/** Blanks at the ends of lines go, tabs that indent become blanks, and the text ends with one line break. */
function tidied(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/^\t+/, (tabs) => '  '.repeat(tabs.length)).replace(/[ \t]+$/, ''));
  return `${lines.join('\n').replace(/\n+$/, '')}\n`;
}

function tidy(view: EditorView): boolean {
  const before = view.state.doc.toString();
  const after = tidied(before);
  if (after !== before) {
    const head = Math.min(view.state.selection.main.head, after.length);
    view.dispatch({ changes: { from: 0, to: before.length, insert: after }, selection: { anchor: head } });
  }
  return true;
}
