import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The editor in the tokens of the app: it follows the theme by itself. */
export const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--surface)', fontSize: 'var(--size-s)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono), var(--font)', lineHeight: '1.55' },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--text)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--text)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--info-soft)',
  },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--text-3)', border: 'none', paddingLeft: '4px' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--hover) 60%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--text)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--accent-soft)', outline: 'none' },
  '.cm-panels': { backgroundColor: 'var(--sunken)', color: 'var(--text)' },
  '.cm-panels.cm-panels-bottom': { borderTop: '1px solid var(--line)' },
  '.cm-panel input, .cm-panel button': { fontFamily: 'var(--font)', fontSize: 'var(--size-s)', color: 'var(--text)' },
  '.cm-textfield': { backgroundColor: 'var(--surface)', border: '1px solid var(--line-strong)', borderRadius: '4px' },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--line-strong)',
    borderRadius: '4px',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--yellow-soft)', outline: '1px solid var(--yellow)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface)',
    color: 'var(--text)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    boxShadow: 'var(--shadow)',
    fontFamily: 'var(--font)',
    fontSize: 'var(--size-s)',
    maxWidth: '440px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font)', maxHeight: '260px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 8px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent-soft)', color: 'var(--text)' },
  '.cm-completionDetail': { color: 'var(--text-3)', fontStyle: 'normal' },
  '.cm-completionInfo': { padding: '6px 10px' },
  '.cm-meaning': { padding: '6px 10px' },
  '.cm-meaning strong': { fontWeight: '600' },
  '.cm-meaning small': { color: 'var(--text-3)', fontSize: 'var(--size-xs)', marginLeft: '6px' },
  '.cm-meaning p': { margin: '2px 0 0', color: 'var(--text-2)' },
  '.cm-diagnostic': { padding: '5px 10px', whiteSpace: 'pre-wrap' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--red)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--red)',
    textDecorationThickness: '1px',
    textUnderlineOffset: '3px',
  },
  '.cm-lintPoint-error:after': { borderBottomColor: 'var(--red)' },
  '.cm-lint-marker-error': { content: 'none' },
  '.cm-changedLine': { backgroundColor: 'var(--green-soft) !important' },
  '.cm-deletedChunk': { backgroundColor: 'var(--red-soft)' },
  '.cm-mergeView': { height: '100%' },
  '.cm-changedText': { background: 'none', backgroundColor: 'color-mix(in srgb, var(--green) 22%, transparent)' },
  '.cm-deletedText': { background: 'none', backgroundColor: 'color-mix(in srgb, var(--red) 22%, transparent)' },
  '.cm-collapsedLines': {
    background: 'none',
    backgroundColor: 'var(--sunken)',
    color: 'var(--text-2)',
    padding: '4px 12px',
  },
  '.cm-collapsedLines:before, .cm-collapsedLines:after': { content: '""' },
});

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent-strong)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--text)' },
  { tag: tags.comment, color: 'var(--text-3)', fontStyle: 'italic' },
  { tag: [tags.number, tags.bool, tags.atom], color: 'var(--info)' },
  { tag: [tags.keyword, tags.meta, tags.processingInstruction], color: 'var(--info)' },
  { tag: tags.heading, color: 'var(--text)', fontWeight: '600' },
  { tag: tags.strong, fontWeight: '600' },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: 'var(--yellow)' },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: 'var(--text-3)' },
]);

export const coloured = syntaxHighlighting(colours);

/** Markdown with what is put in between {{ and }}. */
export const textLanguage = StreamLanguage.define<{ inValue: boolean }>({
  name: 'playbook-text',
  startState: () => ({ inValue: false }),
  token(stream, state) {
    if (state.inValue) {
      if (stream.match('}}')) {
        state.inValue = false;
        return 'meta';
      }
      if (stream.match(/^[#/]?(if|else|unless|each|button|answer)\b/)) return 'keyword';
      if (stream.match(/^"[^"]*"/)) return 'string';
      stream.next();
      stream.eatWhile(/[\w.]/);
      return 'variableName';
    }
    if (stream.match(/^\{\{\{?/)) {
      state.inValue = true;
      return 'meta';
    }
    if (stream.sol() && stream.match(/^#{1,6} [^{]*/)) return 'heading';
    if (stream.match(/^\*\*[^*]+\*\*/)) return 'strong';
    stream.next();
    stream.eatWhile(/[^{*]/);
    return null;
  },
});
