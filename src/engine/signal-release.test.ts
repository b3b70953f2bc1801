import { describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant } from '#base';
import { changed, growing, OneAccount, runtimeOf } from '../../test/engine.ts';

/** A Monday. */
const START: Instant = Date.UTC(2026, 2, 2, 9);
const ALERTS = changed(
  'signals.yaml',
  'weak: { otherwise: true }',
  'weak: { otherwise: true, alert: at once }',
  growing,
);
const runtime = runtimeOf(ALERTS);
const history = { history: true };

/** Use and a request of long ago: two kinds stand. */
const imported = (on = runtime): OneAccount =>
  new OneAccount(on)
    .event('service.used', START, { quantity: 50 }, history)
    .event('upgrade.requested', START, {}, history);

const release = (account: OneAccount, at: Instant, kinds: readonly string[], by = 'kim'): OneAccount => {
  const signals = kinds.map((kind) => account.signal(kind)?.id ?? kind);
  return account.event('signal.released', at, { signals, kinds: [...kinds], by });
};
const told = ({ events }: OneAccount, name: string) => events.filter((event) => event.name === name);
const asked = ({ asked }: OneAccount, kind: string) => asked.filter((row) => row.kind === kind);

describe('a signal that is released', () => {
  test('is raised as of now, says who let it act and when it was found, and starts journeys', () => {
    const account = imported();
    expect(account.outcomes).toEqual([]);
    release(account, START + DAY, ['high_usage']);
    expect(account.signal('high_usage')).toMatchObject({
      status: 'raised',
      raisedAt: START + DAY,
      strength: 'weak',
      evidence: { facts: { 'usage.sum("7d")': 50 }, released: { by: 'kim', foundAt: START } },
    });
    expect(account.signal('high_usage')?.evidence).not.toHaveProperty('history');
    expect(told(account, 'signal.raised').map(({ properties }) => properties)).toMatchObject([
      { kind: 'high_usage', released_by: 'kim' },
    ]);
    expect(account.outcomes).toEqual(['running']);
    const [alert] = asked(account, 'notify');
    expect(alert?.payload.signal).toMatchObject({ released_by: 'kim', found_at: '2026-03-02T09:00:00.000Z' });
    expect(account.signal('request')?.status).toBe('standing');
  });

  test('is graded with those that are released with it, as if they had been found together', () => {
    const account = release(imported(), START + DAY, ['request', 'high_usage']);
    const live = new OneAccount(runtime)
      .event('service.used', START, { quantity: 50 })
      .event('upgrade.requested', START);
    for (const kind of ['high_usage', 'request'])
      expect(account.signal(kind)?.strength, kind).toBe(live.signal(kind)?.strength);
    expect(account.signal('high_usage')?.strength).toBe('strong');
  });

  test('has its time from now on', () => {
    const account = release(imported(), START + 9 * DAY, ['request']);
    expect(account.signal('request')).toMatchObject({ status: 'raised', until: START + 19 * DAY });
  });

  test('once is not released again', () => {
    const account = release(imported(), START + HOUR, ['request']);
    release(account, START + 2 * HOUR, ['request'], 'sam');
    expect(told(account, 'signal.raised')).toHaveLength(1);
    expect(account.signal('request')).toMatchObject({ raisedAt: START + HOUR, evidence: { released: { by: 'kim' } } });
  });

  test('whose condition has ended ends instead', () => {
    const account = imported();
    account.data = { ...account.data, dueAt: undefined };
    release(account, START + 8 * DAY, ['high_usage']);
    expect(account.signal('high_usage')).toMatchObject({ status: 'expired', reason: 'condition ended' });
    expect(told(account, 'signal.raised')).toEqual([]);
  });

  test('whose gate does not hold is blocked, and news once it does', () => {
    const gated = runtimeOf(changed('signals.yaml', 'lasts: 10d', 'lasts: 10d, needs: nps.last() >= 7', ALERTS));
    const account = new OneAccount(gated)
      .event('nps.submitted', START, { score: 8 }, history)
      .event('upgrade.requested', START, {}, history)
      .event('nps.submitted', START + HOUR, { score: 2 });
    release(account, START + DAY, ['request']);
    expect(account.signal('request')?.status).toBe('blocked');
    account.event('nps.submitted', START + 2 * DAY, { score: 9 });
    expect(account.signal('request')?.status).toBe('raised');
    expect(told(account, 'signal.raised')).toHaveLength(1);
  });

  test('by an event of history stands on', () => {
    const account = imported();
    const signals = [account.signal('request')?.id ?? ''];
    account.event('signal.released', START + DAY, { signals, by: 'kim' }, history);
    expect(account.signal('request')?.status).toBe('standing');
  });
});
