import { Command, Option } from 'commander';
import { internal } from '#base';
import { type PreviewSums, type ReleasePreview, together } from '#domain/signals';
import type { CliPorts, CommandContext } from './context.ts';
import { commandLine } from './operation-commands.ts';
import { counted, previewLines, type Shown } from './release-lines.ts';
import { untilStopped } from './until-stopped.ts';

interface Options {
  readonly preview: boolean;
  readonly json: boolean;
  readonly list: string;
  readonly days: string;
  readonly by?: string;
  /** Which signals are meant, as the operations take it. */
  readonly [meant: string]: unknown;
}

/** `perennial release [--preview] --all | --kind … --account … --segment …`: signals that history has shown. */
export function releaseCommand({ operations, withStore, print }: CliPorts): Command {
  return new Command('release')
    .summary('Let signals act that were found in history')
    .description(
      'Let signals act that were found in history and stand since. With --preview it is shown what would follow, and nothing is done. Ctrl-C stops after the accounts under way.',
    )
    .option('--preview', 'show what would follow, and do nothing', false)
    .option('--all', 'every signal that stands')
    .option('--playbook <id>', 'those of one playbook')
    .option('--kind <signal>', 'those of one kind, by its name in the playbook')
    .option('--account <ids...>', 'those of these accounts')
    .option('--segment <name>', 'those of the accounts of a segment')
    .addOption(new Option('--strength <strength>', 'those so strong').choices(['strong', 'moderate', 'weak']))
    .addOption(
      new Option('--direction <direction>', 'those that lead there').choices(['expansion', 'risk', 'advocacy']),
    )
    .option('--by <name>', 'who releases them, as colleagues are to read it')
    .option('--list <number>', 'with --preview: so many accounts one by one', '20')
    .option('--days <number>', 'with --preview: how far ahead first messages are looked for', '14')
    .option('--json', 'as JSON', false)
    .action(async ({ preview, json, list, days, by, account, ...named }: Options) => {
      const meant = { ...named, ...(account === undefined ? {} : { accounts: account }) };
      const run = (context: CommandContext, name: string, input: object): Promise<unknown> => {
        const operation = operations.find((known) => known.name === name);
        if (operation === undefined) throw internal('no-such-operation', `There is no operation ${name}`);
        return context.runner.run(operation, { actor: commandLine, input });
      };
      let stopped = false;
      void untilStopped().then(() => {
        stopped = true;
      });
      const around: Paging = { isStopped: () => stopped, tell: json ? () => undefined : print };
      await withStore(async (context) => {
        if (preview) {
          const input = { ...meant, list: Number(list), days: Number(days) };
          const shown = await previewAll(
            (page) => run(context, 'preview-release', { ...input, ...page }),
            around,
            input.list,
          );
          if (json) print(JSON.stringify(shown, null, 2));
          else for (const line of previewLines(shown)) print(line);
          return;
        }
        const input = { ...meant, ...(by === undefined ? {} : { by }) };
        const sum = await releaseAll((page) => run(context, 'release-signals', { ...input, ...page }), around);
        print(json ? JSON.stringify(sum, null, 2) : releasedLine(sum));
      });
    });
}

interface Paging {
  isStopped(): boolean;
  tell(line: string): void;
}

type Page = (place: { readonly after?: string }) => Promise<unknown>;

interface Released {
  readonly released: { readonly signals: number; readonly accounts: number };
  readonly left: { readonly signals: number; readonly accounts: number };
}

/** Looks at one page of accounts after the other; what is counted is all that was looked at. */
async function previewAll(page: Page, { isStopped, tell }: Paging, list: number): Promise<Shown> {
  let after: string | undefined;
  let sums: PreviewSums | undefined;
  for (;;) {
    // The operation's own output schema has checked it.
    const { at, until, left, next, ...more } = (await page(after === undefined ? {} : { after })) as ReleasePreview;
    sums = sums === undefined ? more : together(sums, more, list);
    if (next === undefined || isStopped()) return { sums, at, until, left };
    tell(`Looked at ${counted(sums.accounts, 'account')}, ${left.accounts.toLocaleString('en')} to go`);
    after = next;
  }
}

async function releaseAll(page: Page, { isStopped, tell }: Paging): Promise<Released> {
  let after: string | undefined;
  let released = { signals: 0, accounts: 0 };
  for (;;) {
    // As above.
    const answer = (await page(after === undefined ? {} : { after })) as Released & { readonly next?: string };
    const { signals, accounts } = answer.released;
    released = { signals: released.signals + signals, accounts: released.accounts + accounts };
    if (answer.next === undefined || isStopped()) return { released, left: answer.left };
    tell(`Released ${counted(released.accounts, 'account')}, ${answer.left.accounts.toLocaleString('en')} to go`);
    after = answer.next;
  }
}

function releasedLine({ released, left }: Released): string {
  if (released.accounts === 0) return 'No signal that stands is meant: nothing was released.';
  const rest =
    left.accounts === 0 ? '' : `; ${counted(left.signals, 'signal')} of ${counted(left.accounts, 'account')} stand on`;
  return `Released ${counted(released.signals, 'signal')} of ${counted(released.accounts, 'account')}${rest}`;
}
