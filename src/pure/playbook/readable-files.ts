import type { Problems } from './problem.ts';

/** The texts without the mark (BOM) that some editors write first; what was not read as UTF-8 is a problem. */
export function readableFiles(files: Readonly<Record<string, string>>, problems: Problems): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => {
      const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
      const at = plain.search(/[\uFFFD\0]/);
      if (at >= 0) {
        const before = plain.slice(0, at).split('\n');
        const place = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
        problems.add(name, place, 'this character can not be read: save the file as UTF-8');
      }
      return [name, plain];
    }),
  );
}
