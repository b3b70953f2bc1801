import { longestWindow } from '#pure/expression';
import { playbookDigest } from './digest.ts';
import { loadParts } from './load-parts.ts';
import { ScenarioReading } from './load-scenario.ts';
import { loadWords } from './load-words.ts';
import { FileReading } from './loading.ts';
import type { Playbook } from './playbook.ts';
import { type Problem, Problems } from './problem.ts';
import type { ProductCatalog } from './product-catalog.ts';
import { readFacts } from './read-facts.ts';
import { readFiles } from './read-files.ts';
import { readableFiles } from './readable-files.ts';

export type LoadedPlaybook =
  | { readonly ok: true; readonly playbook: Playbook }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a playbook from its files (relative path → text): one immutable, checked playbook with every expression
 * compiled, or everything that is wrong with it. `product` is what the product itself provides.
 */
export function loadPlaybook(files: Readonly<Record<string, string>>, product: ProductCatalog): LoadedPlaybook {
  const problems = new Problems();
  const read = readFiles(readableFiles(files, problems), problems);
  if (read === undefined) return { ok: false, problems: problems.sorted() };
  const facts = readFacts(read, product, problems);
  const { loading } = facts;
  const subject = loadParts(read, facts);
  const words = loadWords(read, loading);
  const scenarios = problems.any
    ? []
    : read.scenarios.flatMap(({ yaml, data }) => {
        const reading = new ScenarioReading(new FileReading(loading, yaml), subject);
        return data.map((scenario, index) => reading.scenario(scenario, [index]));
      });
  if (problems.any) return { ok: false, problems: problems.sorted() };
  const windows = loading.expressions.map(longestWindow);
  const playbook: Playbook = {
    ...subject,
    words,
    scenarios,
    digest: playbookDigest(files),
    longestWindow: Math.max(0, ...windows),
  };
  return { ok: true, playbook };
}
