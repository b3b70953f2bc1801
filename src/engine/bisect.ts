/** So many that fail one after the other, and none that does not, fail for a reason of ours. */
const ALL_ALIKE = 5;

export interface Failed<Item> {
  readonly item: Item;
  readonly error: unknown;
}

/** What an attempt at a part of the items throws when it knows which of them fail. */
export class NamedFailures<Item> extends Error {
  constructor(readonly failures: readonly Failed<Item>[]) {
    const cause = failures[0]?.error;
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** Everything that was tried failed: that is no fault of one of the items. */
export class AllAlike extends Error {
  constructor(readonly failures: readonly Failed<unknown>[]) {
    const cause = failures[0]?.error;
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

export interface Bisected<Item, Done> {
  readonly done: readonly Done[];
  readonly failed: readonly Failed<Item>[];
}

/**
 * Does all items but those that can't be done, which are found by halving what fails: one bad among n costs about
 * 2 log2 n attempts. `parts` is what to try first. Throws AllAlike when nothing of five or more can be done, and what
 * `isFatal` says is no item's fault.
 */
export async function bisect<Item, Done>(
  parts: readonly (readonly Item[])[],
  attempt: (part: readonly Item[]) => Promise<Done>,
  isFatal: (error: unknown) => boolean,
): Promise<Bisected<Item, Done>> {
  let left = parts.filter((part) => part.length > 0).map((part) => [...part]);
  const done: Done[] = [];
  const failed: Failed<Item>[] = [];
  const tryPart = async (part: readonly Item[]): Promise<readonly (readonly Item[])[]> => {
    try {
      done.push(await attempt(part));
      return [];
    } catch (error) {
      if (isFatal(error)) throw error;
      if (error instanceof NamedFailures) {
        // Items come back as they were given.
        const named = error.failures as readonly Failed<Item>[];
        failed.push(...named);
        return [part.filter((item) => !named.some((one) => one.item === item))];
      }
      const [first] = part;
      if (part.length === 1 && first !== undefined) failed.push({ item: first, error });
      return part.length === 1 ? [] : halves(part);
    }
  };
  for (let part = left.shift(); part !== undefined; part = left.shift()) {
    const again = (await tryPart(part)).filter(({ length }) => length > 0).map((one) => [...one]);
    left.unshift(...again);
    if (done.length > 0 || failed.length < ALL_ALIKE || part.length > 1) continue;
    // Those that fail may be the first ones only: so others are asked, from all over the rest.
    const probes = spread(left.flat(), ALL_ALIKE);
    left = left.map((rest) => rest.filter((item) => !probes.includes(item)));
    for (const probe of probes) await tryPart([probe]);
    if (done.length === 0) throw new AllAlike(failed);
    left = left.filter(({ length }) => length > 0);
  }
  if (done.length === 0 && failed.length >= ALL_ALIKE) throw new AllAlike(failed);
  return { done, failed };
}

export function halves<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}

function spread<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.max(1, Math.floor(items.length / count));
  return items.filter((_, place) => place % step === step - 1).slice(-count);
}
