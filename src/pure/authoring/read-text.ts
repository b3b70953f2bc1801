import { parseDocument } from 'yaml';

/** A file of a playbook as data, whatever else is wrong with it; undefined where its YAML can't be read. */
export function readText(name: string, text: string): unknown {
  if (name.endsWith('.md')) return readMarkdown(text);
  return readYaml(text);
}

function readYaml(text: string): unknown {
  const document = parseDocument(text, { version: '1.2', stringKeys: true });
  if (document.errors.length > 0) return undefined;
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    return undefined;
  }
}

const LOCALE = /^##\s+([a-z]{2,3}(?:-[A-Z]{2})?)\s*$/;

/** The head, and the text of each language under its name. */
function readMarkdown(text: string): unknown {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const end = lines.findIndex((line, index) => index > 0 && /^---\s*(#.*)?$/.test(line));
  if (end < 0) return { text };
  const head = readYaml(lines.slice(1, end).join('\n'));
  if (head === undefined) return undefined;
  const bodies: Record<string, string> = {};
  let locale = 'text';
  for (const line of lines.slice(end + 1)) {
    const named = LOCALE.exec(line)?.[1];
    if (named !== undefined) locale = named;
    bodies[locale] = named === undefined ? `${bodies[locale] ?? ''}${line}\n` : '';
  }
  if (bodies.text?.trim() === '') delete bodies.text;
  return { ...(typeof head === 'object' ? head : {}), text: bodies };
}
