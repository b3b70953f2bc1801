import { classes } from './classes.ts';

/** Two letters of a Latin name, one of a Korean one. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const [first = '?'] = words;
  if (/[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/.test(first)) return first.slice(0, 1);
  return (first.slice(0, 1) + (words.length > 1 ? (words.at(-1)?.slice(0, 1) ?? '') : first.slice(1, 2))).toUpperCase();
}

/** A person is round, a company square. */
export function Avatar({ name, kind = 'person' }: { name: string; kind?: 'person' | 'company' }) {
  return (
    <span
      aria-hidden="true"
      className={classes(
        'inline-grid size-5.5 shrink-0 place-items-center text-xs font-semibold',
        kind === 'person'
          ? 'rounded-full bg-accent-soft text-accent-strong'
          : 'rounded border border-line bg-sunken text-text-2',
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
