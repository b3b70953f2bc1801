import type { z } from 'zod';
import { isoInstant } from '#base';
import type { SignalView } from '#domain/signals';
import { account, type FileColumns, health, money, plain } from './file-column.ts';
import { type AskedFile, keyedFile, type ListedFile } from './file-list.ts';

type Signal = z.output<typeof SignalView>;

interface Titles {
  readonly playbook: string;
  readonly title: string;
  readonly titles: { readonly signals: Readonly<Record<string, string>> };
}

/** Signals, called as whoever reads the file calls them. */
export async function signalsFile(asked: AskedFile): Promise<ListedFile> {
  // What get-words declares as its output.
  const words = (await asked.read('get-words', { locale: asked.language })) as { playbooks: Titles[] } | undefined;
  const titles = new Map(words?.playbooks.map((one) => [one.playbook, one]));
  return keyedFile(asked, {
    rows: 'signals',
    idOf: ({ id }) => id,
    columns: columnsOf(titles),
    input: { limit: 200 },
  });
}

const columnsOf = (titles: ReadonlyMap<string, Titles>): FileColumns<Signal> => ({
  signal: plain(({ playbook, kind, title }) => titles.get(playbook)?.titles.signals[kind] ?? title),
  account: account(),
  strength: plain(({ strength }) => strength),
  clock: plain(({ respond_by }) => respond_by),
  // Drawn in the list, and nothing to reckon with.
  curve: () => [],
  health: health(),
  arr: money(({ arr }) => arr),
  status: plain(({ status }) => status),
  raised: plain(({ raisedAt }) => isoInstant(raisedAt)),
  direction: plain(({ direction }) => direction),
  reason: plain(({ reason }) => reason),
  playbook: plain(({ playbook }) => titles.get(playbook)?.title ?? playbook),
});
