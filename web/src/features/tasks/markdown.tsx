import { lexer, type Token, type Tokens } from 'marked';
import { Fragment, type ReactNode } from 'react';

/** Markdown as elements, never as markup: what a customer's data puts into a text stays text. */
export function Markdown({ text }: { text: string }) {
  return <div className="flex flex-col gap-2.5 leading-relaxed">{blocks(lexer(text))}</div>;
}

const blocks = (tokens: readonly Token[]): ReactNode =>
  // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no other identity
  tokens.map((token, at) => <Fragment key={at}>{block(token as Tokens.Generic)}</Fragment>);

function block(token: Tokens.Generic): ReactNode {
  switch (token.type) {
    case 'heading':
      return token.depth <= 1 ? (
        <h2 className="text-l font-semibold">{inline(token.tokens ?? [])}</h2>
      ) : (
        <h3 className="pt-1.5 font-semibold">{inline(token.tokens ?? [])}</h3>
      );
    case 'paragraph':
      return <p>{inline(token.tokens ?? [])}</p>;
    case 'list':
      return listOf(token as Tokens.List);
    case 'table':
      return tableOf(token as Tokens.Table);
    case 'blockquote':
      return (
        <blockquote className="border-l-2 border-line-strong pl-3 text-text-2">{blocks(token.tokens ?? [])}</blockquote>
      );
    case 'code':
      return <pre className="overflow-auto rounded bg-sunken p-2.5 font-mono text-s">{token.text}</pre>;
    case 'hr':
      return <hr className="border-line" />;
    case 'space':
    case 'def':
      return null;
    case 'text':
      return <span>{inline(token.tokens ?? [token])}</span>;
    default:
      return <p>{token.raw}</p>;
  }
}

function listOf({ ordered, items }: Tokens.List): ReactNode {
  const rows = items.map((item, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text have no other identity
    <li key={at}>{blocks(item.tokens)}</li>
  ));
  return ordered ? (
    <ol className="flex list-decimal flex-col gap-1 pl-5">{rows}</ol>
  ) : (
    <ul className="flex list-disc flex-col gap-1 pl-5">{rows}</ul>
  );
}

function tableOf({ header, rows }: Tokens.Table): ReactNode {
  const isHead = header.some(({ text }) => text.trim() !== '');
  return (
    <table className="w-full border-collapse text-s">
      {isHead && (
        <thead>
          <tr>
            {header.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns of a text have no other identity
              <th key={at} className="border-b border-line-strong py-1.5 pr-3 text-left font-medium text-text-2">
                {inline(cell.tokens)}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a text have no other identity
          <tr key={at}>
            {row.map((cell, column) => (
              <td
                // biome-ignore lint/suspicious/noArrayIndexKey: columns of a text have no other identity
                key={column}
                className={`border-b border-line py-1.5 pr-3 align-top ${column === 0 ? 'text-text-2' : ''}`}
              >
                {inline(cell.tokens)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const inline = (tokens: readonly Token[]): ReactNode =>
  // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no other identity
  tokens.map((token, at) => <Fragment key={at}>{piece(token as Tokens.Generic)}</Fragment>);

function piece(token: Tokens.Generic): ReactNode {
  switch (token.type) {
    case 'strong':
      return <b className="font-semibold">{inline(token.tokens ?? [])}</b>;
    case 'em':
      return <em>{inline(token.tokens ?? [])}</em>;
    case 'codespan':
      return <code className="rounded bg-sunken px-1 font-mono text-s">{token.text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return /^(https?:|mailto:)/.test(String(token.href)) ? (
        <a href={String(token.href)} target="_blank" rel="noreferrer" className="text-accent-strong underline">
          {inline(token.tokens ?? [])}
        </a>
      ) : (
        inline(token.tokens ?? [])
      );
    case 'text':
      return token.tokens === undefined ? unescaped(String(token.text)) : inline(token.tokens);
    case 'escape':
      return unescaped(String(token.text));
    default:
      return token.raw;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': '\u00a0',
};

/** Texts come with their entities, which React writes again by itself. */
const unescaped = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity);
