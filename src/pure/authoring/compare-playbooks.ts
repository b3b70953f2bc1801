import { stringify } from 'yaml';
import { compareParts, type PartChange } from './compare-parts.ts';
import { readText } from './read-text.ts';

type Files = Readonly<Record<string, string>>;

/** What a change is of, for whoever reads a list of them. */
export type ChangedKind = 'threshold' | 'weight' | 'time' | 'step' | 'text' | 'other';

/** One change in words: where it stands in the playbook, what was there and what is there now. */
export interface PlaybookChange {
  readonly file: string;
  /** From the file's own word down to the key: `signals`, `high_usage`, `when`. */
  readonly part: readonly string[];
  readonly change: 'added' | 'removed' | 'changed' | 'moved';
  readonly of: ChangedKind;
  readonly before?: string;
  readonly after?: string;
}

export interface PlaybookComparison {
  /** Files that are not word for word the same. */
  readonly files: readonly { readonly file: string; readonly change: 'added' | 'removed' | 'changed' }[];
  readonly changes: readonly PlaybookChange[];
  /** Files that can't be read on one side: of them only the text can be compared. */
  readonly unread: readonly string[];
}

/** What differs between two sets of files of a playbook (path → text), file by file and thing by thing. */
export function comparePlaybooks(before: Files, after: Files): PlaybookComparison {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const files: { file: string; change: 'added' | 'removed' | 'changed' }[] = [];
  const changes: PlaybookChange[] = [];
  const unread: string[] = [];
  for (const file of names) {
    const [a, b] = [before[file], after[file]];
    if (a === b) continue;
    files.push({ file, change: a === undefined ? 'added' : b === undefined ? 'removed' : 'changed' });
    if (a === undefined || b === undefined) {
      changes.push({ file, part: [], change: a === undefined ? 'added' : 'removed', of: 'other' });
      continue;
    }
    const [old, next] = [readText(file, a), readText(file, b)];
    if (old === undefined || next === undefined) unread.push(file);
    else changes.push(...compareParts(old, next).map((change) => inWords(file, change)));
  }
  return { files, changes, unread };
}

function inWords(file: string, { path, change, before, after }: PartChange): PlaybookChange {
  const [old, next] =
    typeof before === 'string' && typeof after === 'string' ? differingLines(before, after) : [before, after];
  return {
    file,
    part: path,
    change,
    of: kindOf(path, change),
    ...(old === undefined ? {} : { before: written(old) }),
    ...(next === undefined ? {} : { after: written(next) }),
  };
}

/** Of two long texts, the lines from the first to the last that differ. */
function differingLines(before: string, after: string): [string, string] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  const most = Math.min(a.length, b.length);
  let from = 0;
  while (from < most && a[from] === b[from]) from++;
  let end = 0;
  while (end < most - from && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return [a.slice(from, a.length - end).join('\n'), b.slice(from, b.length - end).join('\n')];
}

/** Longer values are cut: the text beside it shows them whole. */
const LONGEST = 400;

function written(value: unknown): string {
  const text = typeof value === 'string' ? value : stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const THRESHOLDS =
  /^(above|from|below|to|equals|levels|zero|full|when|if|needs|or|input|target|unknown past|gate|quiet|holdout)$/;
const WEIGHTS = /^(weight|points|max|factor)$/;
const TIMES = /^(at|for|until|wait|due|lasts|watch|respond within|window|first day|again)$/;
const TEXTS = /^(title|label|labels|text|meaning|story|goal|needs|changes|check|unit|options)$/;

function kindOf(path: readonly string[], change: PartChange['change']): ChangedKind {
  const last = path.at(-1) ?? '';
  const isStep = /^steps|^meanwhile|^on exit|^mitigation/.test(path.at(-2) ?? '');
  if (isStep || (change === 'moved' && /^(steps|stages)$/.test(last))) return 'step';
  if (path.includes('text') || path.includes('story') || path[0] === 'needs') return 'text';
  if (path.includes('points') && /^(above|from|below|to|equals)$/.test(last)) return 'threshold';
  if (WEIGHTS.test(last)) return 'weight';
  if (path.includes('window') || TIMES.test(last)) return 'time';
  if (THRESHOLDS.test(last)) return 'threshold';
  return path.some((one) => TEXTS.test(one)) ? 'text' : 'other';
}
