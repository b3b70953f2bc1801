import type { ToldChange } from './live-topics.ts';

/** What the server tells, by the name of its event. */
export type Told =
  | { readonly event: 'changed'; readonly data: { readonly changes: readonly ToldChange[] } }
  | { readonly event: 'refresh' | 'ended'; readonly data: object }
  | { readonly event: 'editing'; readonly data: Editing };

export interface Editing {
  readonly thing: string;
  readonly people: readonly { readonly person: string; readonly name: string }[];
}

const EVENTS = ['changed', 'refresh', 'ended', 'editing'] as const;
const NAME = 'perennial-live';
const SOONEST = 1_000;
const LATEST = 30_000;

/** One connection for all tabs: browsers have few to one host. Where tabs can't agree, each has its own. */
export function connect(hear: (told: Told) => void): void {
  if (!('locks' in navigator) || !('BroadcastChannel' in window)) {
    listen(hear);
    return;
  }
  const others = new BroadcastChannel(NAME);
  others.onmessage = ({ data }: MessageEvent<Told>) => hear(data);
  // Held until the tab is closed: then the next one has it.
  void navigator.locks.request(
    NAME,
    () =>
      new Promise<void>((resolve) => {
        listen((told) => {
          others.postMessage(told);
          hear(told);
          if (told.event === 'ended') resolve();
        });
      }),
  );
}

function listen(hear: (told: Told) => void): void {
  let wait = SOONEST;
  let again = false;
  const open = (): void => {
    const source = new EventSource('/live');
    source.addEventListener('hello', () => {
      wait = SOONEST;
      // A connection of its own knows nothing of what the one before was told last.
      if (again) hear({ event: 'refresh', data: {} });
      again = false;
    });
    for (const event of EVENTS) {
      source.addEventListener(event, ({ data }: MessageEvent<string>) => {
        if (event === 'ended') source.close();
        // The server writes what its name says.
        hear({ event, data: JSON.parse(data) } as Told);
      });
    }
    source.onerror = () => {
      // While it connects again by itself it says what it was told last.
      if (source.readyState !== EventSource.CLOSED) return;
      again = true;
      setTimeout(open, wait);
      wait = Math.min(LATEST, wait * 2);
    };
  };
  open();
}
