import { fullPlaybook } from './full-playbook.ts';
import { problemsOf, withChange } from './playbook-files.ts';

/** One mistake, planted into the full playbook. */
export interface PlantedMistake {
  readonly kind: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** The one problem that is told, without its file. */
  readonly told: string;
}

/**
 * Reads mistakes of three lines each: what it is; the file, `|`, what was right there, `→`, what stands there now (`⏎` is
 * a line break); and line, column and message of the problem.
 */
export function plantedMistakes(table: string): PlantedMistake[] {
  const blocks = table.trim().split(/\n\n+/);
  return blocks.map((block) => {
    const [kind = '', change = '', told = ''] = block.split('\n').map((line) => line.trim());
    const [, file = '', from = '', to = ''] = /^(\S+) \| (.*?) → ?(.*)$/.exec(change) ?? [];
    if (file === '' || told === '') throw new Error(`not three lines of a mistake:\n${block}`);
    return { kind, file, from: from.replaceAll('⏎', '\n'), to: to.replaceAll('⏎', '\n'), told };
  });
}

/** What is told of it, each with its file left out where it is the one in which the mistake was planted. */
export function toldOf({ file, from, to }: PlantedMistake): string[] {
  return problemsOf(withChange(file, from, to, fullPlaybook)).map((problem) => problem.replace(`${file}:`, ''));
}
