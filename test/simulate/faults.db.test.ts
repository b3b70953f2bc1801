import { describe, expect, test } from 'vitest';
import { idOf } from '#base';
import type { EffectHandler, PlaybookFiles, Runtime } from '#engine';
import { type Changed, runSimulation, SERVICE_UPGRADE } from './run-simulation.ts';

/** The shipped playbook with one text replaced in one file; the text must be there. */
function text(file: string, from: string | RegExp, to: string): { readonly files: PlaybookFiles } {
  const before = SERVICE_UPGRADE[file] ?? '';
  const after = before.replace(from, () => to);
  if (after === before) throw new Error(`${file} does not contain ${from}`);
  return { files: { ...SERVICE_UPGRADE, [file]: after } };
}

const JOURNEY = 'journeys/service_upgrade.yaml';

/** The product with one handler of effects in the place of another. */
function effect(kind: string, change: (handler: EffectHandler) => EffectHandler['runMany']): Changed {
  return {
    runtime: (runtime) => ({
      ...runtime,
      registry: {
        ...runtime.registry,
        effects: runtime.registry.effects.map((handler) =>
          handler.kind === kind ? { kind, runMany: change(handler) } : handler,
        ),
      },
    }),
  };
}

/** The product as if nobody knew where an account is. */
const withoutZones = (runtime: Runtime): Runtime => ({
  ...runtime,
  relations: runtime.relations.map((relation) => ({ ...relation, zoneOf: () => undefined })),
});

/** Each fault with a line by which it shows: planted and missing (-), or not planted and there (+). */
const FAULTS: Readonly<Record<string, readonly [shows: string, changed: Changed]>> = {
  'a score of 70 enters: >= in the place of >': [
    '-exit not_ready',
    text(JOURNEY, 'scores.expansion > 70', 'scores.expansion >= 70'),
  ],
  'the follow-up is sent to who has answered': [
    '+mail outreach_follow_up',
    text(
      JOURNEY,
      /^( +)- id: answer\n( +title: .*\n)( +await: .*\n) +meanwhile:\n.*outreach_follow_up,.*\n/m,
      '      - { email: outreach_follow_up, at: day 6 }\n      - id: answer\n        await: [meeting.booked, email.replied]\n',
    ),
  ],
  'a mail leaves twice': [
    '+mail outreach',
    effect('email', (handler) => async (tx, shard, rows) => {
      const outcomes = await handler.runMany(tx, shard, rows);
      return outcomes.map((outcome) => {
        if (!outcome.done || outcome.outbox === undefined) return outcome;
        const again = outcome.outbox.map((entry) => ({ ...entry, id: idOf('again', entry.id) }));
        return { ...outcome, outbox: [...outcome.outbox, ...again] };
      });
    }),
  ],
  'a wait is an hour short': [
    '-mail first_service',
    text(JOURNEY, 'at: 24h after service.completed', 'at: 23h after service.completed'),
  ],
  'days are those of a wrong zone': ['-exit future_nurture', { runtime: withoutZones }],
  'nobody is held out': ['-held out', text(JOURNEY, /^enter:$/m, 'enter:\n  holdout: 0%')],
  'who was not ready never comes again': [
    '-opportunity qualified',
    text(JOURNEY, 'not_ready: at once', 'not_ready: never'),
  ],
  'a task is not made': [
    '-task agree_a_time',
    effect('task', (handler) => async (tx, shard, rows) => {
      const [lost, made] = [rows.filter(isLost), rows.filter((row) => !isLost(row))];
      const outcomes = await handler.runMany(tx, shard, made);
      return [...outcomes, ...lost.map(({ id }) => ({ id, done: true, events: [] }) as const)];
    }),
  ],
  'health that turns red stops nothing': [
    '-exit unhealthy',
    text(JOURNEY, 'health.band == "red", exit: unhealthy', 'health.score < 0, exit: unhealthy'),
  ],
  'what is not known counts as 0': [
    '+exit unhealthy',
    text(
      'health.yaml',
      /imported: account\.health_score/,
      'imported: "known(account.health_score) ? account.health_score : 0"',
    ),
  ],
  'a tick that is repeated does its work again': [
    '+task discovery_call',
    effect('task', (handler) => async (tx, shard, rows) => {
      const outcomes = await handler.runMany(tx, shard, rows);
      await handler.runMany(
        tx,
        shard,
        rows.map((row) => ({ ...row, id: idOf('again', row.id) })),
      );
      return outcomes;
    }),
  ],
};

function isLost({ payload }: { readonly payload: { readonly task?: unknown } }): boolean {
  return payload.task === 'agree_a_time';
}

/** The clocks of America and Europe change in the last month. */
const FEW = { accounts: 300, days: 90, seed: 11 };

describe('a planted fault makes truth and measured differ', () => {
  test.each(Object.entries(FAULTS))('%s', { timeout: 300_000 }, async (_, [shows, changed]) => {
    const { equal, different, differences } = await runSimulation(FEW, changed);
    expect(equal).toBe(false);
    expect(different).toBeGreaterThan(0);
    const lines = differences.flatMap(({ missing, unexpected }) => [
      ...missing.map((line) => `-${line.slice(line.indexOf(' ') + 1)}`),
      ...unexpected.map((line) => `+${line.slice(line.indexOf(' ') + 1)}`),
    ]);
    expect(lines).toContainEqual(expect.stringContaining(shows));
    // Each is shown with what the product says of the account.
    expect(differences[0]?.why.account).toBe(differences[0]?.account);
  });

  test('a KPI is counted over signals', { timeout: 300_000 }, async () => {
    const changed = text('kpis.yaml', 'of: journey.entered', 'of: signal.raised');
    const { equal, different, truth, measured } = await runSimulation(FEW, changed);
    expect(equal).toBe(false);
    expect(different).toBe(0);
    expect(measured.kpis.qualification_rate).not.toEqual(truth.kpis.qualification_rate);
    expect(measured.kpis.win_rate).toEqual(truth.kpis.win_rate);
  });

  test('without one they are equal', { timeout: 300_000 }, async () => {
    const { equal, differences } = await runSimulation(FEW);
    expect(differences).toEqual([]);
    expect(equal).toBe(true);
  });
});
