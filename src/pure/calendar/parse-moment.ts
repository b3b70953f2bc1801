import { parseDuration } from './duration.ts';
import type { Moment } from './moment.ts';

/**
 * Reads `day 3`, `day 3, best hour`, `best hour`, `business morning`, `24h after meeting.ends`, `90d before
 * contract.ends_on`, `at meeting.starts` and `3d` (from now); undefined for anything else.
 */
export function parseMoment(text: string): Moment | undefined {
  const words = text.split(' ').filter(Boolean);
  const plain = words.join(' ');
  const hour = hourOf(plain);
  if (hour !== undefined) return { kind: 'hour', hour };
  if (words[0] === 'day') return parseDay(plain.slice('day '.length));
  if (words[0] === 'at') return words.length === 2 ? parseAnchor(undefined, 'after', words[1]) : undefined;
  const direction = words.at(-2);
  if (direction === 'after' || direction === 'before') {
    return parseAnchor(words.slice(0, -2).join(' '), direction, words.at(-1));
  }
  const offset = parseDuration(plain);
  return offset === undefined ? undefined : { kind: 'in', offset };
}

function parseDay(rest: string): Moment | undefined {
  const comma = rest.indexOf(',');
  const number = (comma < 0 ? rest : rest.slice(0, comma)).trim();
  // Days are written as durations' numbers are: whole, without a sign.
  const days = parseDuration(`${number}d`);
  if (days?.kind !== 'calendar') return undefined;
  if (comma < 0) return { kind: 'day', day: days.n };
  const hour = hourOf(rest.slice(comma + 1).trim());
  return hour === undefined ? undefined : { kind: 'day', day: days.n, hour };
}

function parseAnchor(
  duration: string | undefined,
  direction: 'after' | 'before',
  anchor: string | undefined,
): Moment | undefined {
  if (anchor === undefined || !isAnchor(anchor)) return undefined;
  if (duration === undefined) return { kind: 'anchor', anchor, direction };
  const offset = parseDuration(duration);
  return offset === undefined ? undefined : { kind: 'anchor', anchor, offset, direction };
}

function hourOf(text: string): 'best' | 'business morning' | undefined {
  if (text === 'best hour') return 'best';
  return text === 'business morning' ? 'business morning' : undefined;
}

/** Dotted words of letters, digits, `_` and `-`; whether there is such an anchor is for the journey to say. */
function isAnchor(text: string): boolean {
  return text.split('.').every((word) => word !== '' && [...word].every(isWordCharacter));
}

function isWordCharacter(character: string): boolean {
  return (
    (character >= 'a' && character <= 'z') ||
    (character >= 'A' && character <= 'Z') ||
    (character >= '0' && character <= '9') ||
    character === '_' ||
    character === '-'
  );
}
