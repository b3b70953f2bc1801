import { MergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { readingExtensions } from './extensions.ts';

/** Two texts side by side, what is the same folded away. */
export function DiffView({
  file,
  before,
  after,
  labels,
  phrases,
}: {
  file: string;
  before: string;
  after: string;
  labels: readonly [string, string];
  phrases: Readonly<Record<string, string>>;
}) {
  const host = useRef<HTMLDivElement>(null);
  const [left, right] = labels;
  useEffect(() => {
    if (host.current === null) return;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const parent = document.createElement('div');
    parent.style.height = '100%';
    parent.style.overflow = 'auto';
    root.replaceChildren(parent);
    const side = (doc: string, label: string) => ({
      doc,
      extensions: [
        readingExtensions(file, phrases),
        EditorState.readOnly.of(true),
        EditorView.contentAttributes.of({ 'aria-label': `${label}: ${file}`, tabindex: '0' }),
      ],
    });
    const view = new MergeView({
      a: side(before, left),
      b: side(after, right),
      parent,
      root,
      collapseUnchanged: { margin: 3, minSize: 6 },
      gutter: false,
    });
    return () => view.destroy();
  }, [file, before, after, left, right, phrases]);
  return <div ref={host} className="h-full min-h-0 overflow-hidden rounded border border-line bg-surface text-s" />;
}
