import { notFound } from '#base';
import type { Runtime } from '#engine';
import type { Journey, Playbook } from '#pure/playbook';
import type { PublishedVersion } from './journey-list.ts';

/** A journey of the version asked for, else of the live one, else of the newest that has it. */
export function journeyOrThrow(
  runtime: Runtime,
  versions: readonly PublishedVersion[],
  { playbook, journey, version }: { playbook: string; journey: string; version: string | undefined },
): { readonly playbook: Playbook; readonly journey: Journey } {
  const live = runtime.live.find((one) => one.playbook.id === playbook)?.playbook.version;
  const wanted = version === undefined ? [live, ...versions.map((one) => one.version)] : [version];
  for (const one of wanted) {
    const found = one === undefined ? undefined : runtime.find(playbook, one)?.playbook;
    const own = found?.journeys[journey];
    if (found !== undefined && own !== undefined) return { playbook: found, journey: own };
  }
  const where = version === undefined ? playbook : `${playbook} ${version}`;
  throw notFound('journey-not-found', `${where} has no journey ${journey}; list-journeys shows all.`, {
    playbook,
    journey,
  });
}
