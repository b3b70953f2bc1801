import { expect, test } from 'vitest';
import type { Operation } from '#platform/operations';
import type { CliPorts, CommandContext } from './context.ts';
import { releaseCommand } from './release-command.ts';

const AT = Date.UTC(2026, 2, 2, 9);
const sums = { kinds: [], journeys: [], people: [], tasks: 0, failed: 0 };
const listed = (account: string) => ({ account, signals: [], journeys: [], told: [], tasks: 0 });
const left = (accounts: number) => ({ signals: 2 * accounts, accounts });

/** Answers of the operations, one a call, and what they were asked. */
function command(answers: readonly object[]) {
  const asked: { name: string; input: unknown }[] = [];
  const lines: string[] = [];
  const queue = [...answers];
  const names = ['preview-release', 'release-signals'];
  const runner: Pick<CommandContext['runner'], 'run'> = {
    run: async ({ name }, { input }) => {
      asked.push({ name, input });
      return queue.shift() as never;
    },
  };
  const ports = {
    // Of an operation the command needs the name alone.
    operations: names.map((name) => ({ name }) as Operation),
    withStore: (work: (context: CommandContext) => Promise<void>) => work({ runner } as CommandContext),
    print: (line: string) => void lines.push(line),
  } satisfies Partial<CliPorts>;
  const run = (...words: string[]) => releaseCommand(ports as unknown as CliPorts).parseAsync(words, { from: 'user' });
  return { run, asked, lines };
}

test('a preview looks at one page of accounts after the other, counts all and lists the first', async () => {
  const page = (account: string) => ({
    at: AT,
    until: AT,
    ...sums,
    signals: 2,
    accounts: 1,
    listed: [listed(account)],
  });
  const { run, asked, lines } = command([
    { ...page('acme'), more: 0, left: left(1), next: '3 acme' },
    { ...page('birch'), more: 0, left: left(0) },
  ]);
  await run('--preview', '--kind', 'high_usage', '--account', 'acme', 'birch', '--list', '1');
  const input = { kind: 'high_usage', accounts: ['acme', 'birch'], list: 1, days: 14 };
  expect(asked).toEqual([
    { name: 'preview-release', input },
    { name: 'preview-release', input: { ...input, after: '3 acme' } },
  ]);
  expect(lines[0]).toBe('Looked at 1 account, 1 to go');
  expect(lines).toContain('Releasing 4 signals of 2 accounts at 2026-03-02 09:00 UTC would bring about:');
  expect(lines).toContain('acme');
  expect(lines).not.toContain('birch');
  expect(lines).toContain('… and 1 more account, counted above; --list <number> lists more');
});

test('a release goes on until nothing that is meant stands, and says how far it is', async () => {
  const { run, asked, lines } = command([
    { released: { signals: 4, accounts: 2 }, left: left(1), next: '3 birch' },
    { released: { signals: 2, accounts: 1 }, left: left(0) },
  ]);
  await run('--all', '--by', 'Kim');
  expect(asked.map(({ input }) => input)).toEqual([
    { all: true, by: 'Kim' },
    { all: true, by: 'Kim', after: '3 birch' },
  ]);
  expect(lines).toEqual(['Released 2 accounts, 1 to go', 'Released 6 signals of 3 accounts']);
});

test('as JSON it is one answer', async () => {
  const { run, lines } = command([{ released: { signals: 0, accounts: 0 }, left: left(0) }]);
  await run('--all', '--json');
  expect(lines.map((line) => JSON.parse(line))).toEqual([{ released: { signals: 0, accounts: 0 }, left: left(0) }]);
});
