import { compile, type FormatCallback } from 'html-to-text';
import { BUTTON } from './render-draft.ts';

type Format = Parameters<FormatCallback>;
type Node = Format[0];

/** A mail's HTML as plain text, in lines of 78 characters. */
export const plainText = compile({
  wordwrap: 78,
  formatters: { messageLink, messageTable },
  selectors: [
    { selector: 'a', format: 'messageLink' },
    { selector: 'img', format: 'skip' },
    { selector: 'table', format: 'messageTable' },
    ...['h1', 'h2', 'h3'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});

/** `Label: address` for a button, on a line of its own; `text (address)` for a link, the address alone where its text is one. */
function messageLink(...[element, walk, builder]: Format): void {
  const { href = '', class: kind } = attributesOf(element);
  const first = element.children?.[0];
  const isBare =
    element.children?.length === 1 && (first?.data === href || /^https?:\/\/\S+$/i.test(first?.data ?? ''));
  if (isBare && href !== '') {
    builder.addInline(href, { noWordTransform: true });
    return;
  }
  if (kind === BUTTON && isBesideButton(element)) builder.addLineBreak();
  walk(element.children, builder);
  if (href === '') return;
  builder.addInline(kind === BUTTON ? `: ${href}` : ` (${href.replace(/^(mailto|tel):/, '')})`, {
    noWordTransform: true,
  });
}

/** Columns of spaces hold neither on a phone nor with Hangul: cells are read one after the other, each with what it is. */
function messageTable(...[table, walk, builder]: Format): void {
  const headings = within(table, 'th').map(textOf);
  const rows = within(table, 'tr')
    .map((row) => within(row, 'td'))
    .filter((cells) => cells.length > 0);
  if (headings.length > 0) {
    for (const cells of rows) {
      builder.openBlock({ leadingLineBreaks: 2 });
      for (const [column, cell] of cells.entries()) {
        if (column > 0) builder.addLineBreak();
        if (headings[column]) builder.addInline(`${headings[column]}: `);
        walk(cell.children, builder);
      }
      builder.closeBlock({ trailingLineBreaks: 2 });
    }
    return;
  }
  builder.openBlock({ leadingLineBreaks: 2 });
  for (const [place, [name, ...values]] of rows.entries()) {
    if (place > 0) builder.addLineBreak();
    walk(name?.children ?? [], builder);
    for (const [column, value] of values.entries()) {
      builder.addInline(column === 0 ? ': ' : ', ');
      walk(value.children, builder);
    }
  }
  builder.closeBlock({ trailingLineBreaks: 2 });
}

/** Elements of this name, in their order. */
function within(node: Node, name: string): readonly Node[] {
  return (node.children ?? []).flatMap((child) => (child.name === name ? [child] : within(child, name)));
}

function textOf(node: Node): string {
  const inner = node.data ?? (node.children ?? []).map(textOf).join('');
  return inner.replace(/\s+/g, ' ').trim();
}

/** With nothing but blanks between the two. */
function isBesideButton(node: Node): boolean {
  // The parser's nodes know the one before them; html-to-text's own type leaves it out.
  const { prev } = node as Node & { readonly prev?: Node | null };
  if (prev === null || prev === undefined) return false;
  if (prev.type === 'text') return (prev.data ?? '').trim() === '' && isBesideButton(prev);
  return attributesOf(prev).class === BUTTON;
}

function attributesOf(node: Node): Readonly<Record<string, string | undefined>> {
  return node.attribs ?? {};
}
