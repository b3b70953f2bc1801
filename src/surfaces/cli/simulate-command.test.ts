import { afterEach, expect, test } from 'vitest';
import type { Simulated } from '#simulation';
import type { CliPorts } from './context.ts';
import { simulateCommand } from './simulate-command.ts';

afterEach(() => {
  process.exitCode = undefined;
});

const figures: Simulated['truth'] = {
  accounts: 2,
  entered: 2,
  held_out: 0,
  not_ready: 1,
  signals: { high_usage: 2 },
  opportunities: { won: 1 },
  messages: { outreach: 1 },
  tasks: {},
  decisions: { upgrade: 1 },
  exits: { not_ready: 1 },
  kpis: {
    win_rate: { numerator: 1, denominator: 1, undecided: 0 },
    revenue: { money: { USD: { minor: 1200, count: 1 } } },
  },
};
const equal: Simulated = { truth: figures, measured: figures, equal: true, different: 0, differences: [] };
const why = { account: 'customer-1', at: 0, scores: [], signals: [], enrollments: [], held: null } as never;
const unequal: Simulated = {
  truth: figures,
  measured: { ...figures, messages: { outreach: 2 } },
  equal: false,
  different: 1,
  differences: [{ account: 'customer-1', missing: [], unexpected: ['2026-01-08T10:00:00.000Z mail outreach'], why }],
};

/** What is printed when the command is run on the shipped playbook with a simulation that comes to this. */
async function printed(simulated: Simulated, ...args: string[]) {
  const lines: string[] = [];
  const asked: unknown[] = [];
  // Only these two of the ports are used.
  const ports = {
    print: (line: string) => lines.push(line),
    simulate: async (_: unknown, { progress: __, ...options }: { progress?: unknown }) => {
      asked.push(options);
      return simulated;
    },
  } as unknown as CliPorts;
  await simulateCommand(ports).parseAsync(['playbooks/service-upgrade', ...args], { from: 'user' });
  return { text: lines.join('\n'), asked, exitCode: process.exitCode };
}

test('what was planted stands beside what was measured, and equal ends well', async () => {
  const { text, asked, exitCode } = await printed(equal, '--accounts', '2', '--days', '30', '--seed', '9');
  expect(asked).toEqual([{ accounts: 2, days: 30, seed: 9 }]);
  expect(text).toMatch(/outreach +1 +1$/m);
  expect(text).toMatch(/win_rate +1 of 1, 0 open +1 of 1, 0 open$/m);
  expect(text).toMatch(/revenue USD +1,200 in 1 +1,200 in 1$/m);
  expect(text).toMatch(/^Equal, account by account\.$/m);
  expect(text).not.toContain('<>');
  expect(exitCode).toBeUndefined();
});

test('what is not equal is marked, shown with its account, and ends with 1', async () => {
  const { text, exitCode } = await printed(unequal, '--accounts', '2');
  expect(text).toMatch(/outreach +1 +2 +<> not equal$/m);
  expect(text).toContain('customer-1 went otherwise than planted');
  expect(text).toContain('happened, and was not planted: 2026-01-08T10:00:00.000Z mail outreach');
  expect(text).toContain('Never entered a journey.');
  expect(text).toMatch(/^Not equal: 1 account went otherwise/m);
  expect(exitCode).toBe(1);
});

test('as JSON it is the truth and the measured, and nothing else', async () => {
  const { text, exitCode } = await printed(unequal, '--json');
  expect(JSON.parse(text)).toEqual(unequal);
  expect(exitCode).toBe(1);
});

test.each(['0', '-1', '1.5', 'many'])('--accounts %s is refused', async (accounts) => {
  const command = simulateCommand({} as CliPorts)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  const args = ['playbooks/service-upgrade', `--accounts=${accounts}`];
  await expect(command.parseAsync(args, { from: 'user' })).rejects.toThrow('whole number');
});
