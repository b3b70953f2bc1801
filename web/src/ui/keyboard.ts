import { useEffect, useRef } from 'react';

/** `e`, `shift+x`, `mod+k` (⌘ on a Mac, Ctrl elsewhere), `g then a`. */
export type Shortcut = string;

const listeners = new Set<(event: KeyboardEvent, keys: string) => boolean>();
let before = '';
let beforeAt = 0;

/** Runs while it is mounted; not while somebody types, unless with ⌘ or Ctrl. `undefined` switches it off. */
export function useShortcut(shortcut: Shortcut | undefined, run: (event: KeyboardEvent) => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (shortcut === undefined) return;
    const listener = (event: KeyboardEvent, keys: string): boolean => {
      if (keys !== shortcut) return false;
      event.preventDefault();
      latest.current(event);
      return true;
    };
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [shortcut]);
}

/** Begins to listen; once in the app. */
export function listenToKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const mod = event.metaKey || event.ctrlKey;
    if (!mod && isTyping(event.target)) return;
    const key = keyOf(event);
    const now = Date.now();
    const sequence = now - beforeAt < 1_000 ? `${before} then ${key}` : key;
    before = key;
    beforeAt = now;
    // What was mounted last stands in front.
    const run = (keys: string): boolean => [...listeners].reverse().some((listener) => listener(event, keys));
    if (!run(sequence) && sequence !== key) run(key);
  });
}

function keyOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const shifted = event.shiftKey && (event.key.length > 1 || /[a-z]/i.test(event.key));
  return [event.metaKey || event.ctrlKey ? 'mod' : '', event.altKey ? 'alt' : '', shifted ? 'shift' : '', key]
    .filter((part) => part !== '')
    .join('+');
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest('input:not([type=checkbox]), textarea, select, [role=textbox], [role=menu]') !== null
  );
}
