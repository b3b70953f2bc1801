import { describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant, idOf, isoInstant } from '#base';
import { changed, OneAccount, runtimeOf } from '../../test/engine.ts';

/** A Monday. */
const START: Instant = Date.UTC(2026, 2, 2, 9);
const GRADING =
  'grading:\n  strong: { when: signals.kinds >= 2 || signal.direct_request }\n  weak: { otherwise: true }\n';
const SIGNALS = `  news: { title: News, leads to: expansion, on: nps.submitted, pattern: clear, lasts: 90d, evidence: { score: event.properties.score } }
  hint: { title: Hint, leads to: risk, on: meeting.booked, pattern: vague, lasts: 90d }
`;
const files = (grading: string, signals = SIGNALS) =>
  changed(
    'signals.yaml',
    GRADING,
    `${signals}grading:\n${grading}`,
    changed('journeys/grow.yaml', 'on: [signal.raised]', 'on: [email.replied]'),
  );
const telling = runtimeOf({
  ...files(`  strong: { when: signals.kinds >= 2 || signal.direct_request, respond within: 48h, alert: at once }
  moderate: { when: signal.pattern == "clear", digest: next morning }
  weak: { otherwise: true }
`),
  'team.yaml': 'roles:\n  csm: { title: Customer success manager, stand in: ae }\n',
});
const used = (account: OneAccount, at: Instant, quantity = 50) => account.event('service.used', at, { quantity });
const asked = ({ asked: effects }: OneAccount) =>
  effects.map(({ payload }) => {
    const { kind, strength } = payload.signal as { kind: string; strength: string };
    return [kind, strength, payload.digest === true ? 'digest' : 'at once'];
  });

describe('a signal that is raised', () => {
  test('tells the owner of the account as its grade says, by the id of signal and strength', () => {
    const account = used(new OneAccount(telling), START);
    const signal = account.signal('high_usage');
    expect(account.asked).toEqual([
      {
        id: idOf('alert', signal?.id ?? '', 'moderate'),
        kind: 'notify',
        account: 'acme',
        at: START,
        playbook: 'growing',
        version: '1',
        payload: {
          message: { id: 'signal.alert', from: 'csm', roles: ['csm'] },
          signal: {
            id: signal?.id,
            kind: 'high_usage',
            title: 'High usage',
            strength: 'moderate',
            direction: 'expansion',
            raised_at: isoInstant(START),
            level: 40,
            facts: [
              { name: 'usage.sum("7d")', value: 50, ref: expect.objectContaining({ kind: 'metric', fn: 'sum' }) },
            ],
          },
          digest: true,
          standIns: { csm: ['ae'] },
        },
      },
    ]);
  });

  test('says what it keeps under names of its own, the event that raised it, and by when to respond', () => {
    const account = used(new OneAccount(telling), START).event('nps.submitted', START + HOUR, { score: 9 });
    const told = account.asked.find(({ payload }) => (payload.signal as { kind: string }).kind === 'news');
    expect(told?.payload).not.toHaveProperty('digest');
    expect(told?.payload.signal).toMatchObject({
      strength: 'strong',
      on: ['nps.submitted'],
      respond_by: isoInstant(START + 49 * HOUR),
      facts: [{ name: 'score', value: 9 }],
    });
  });

  test('is not told where its grade says nothing of it', () => {
    expect(new OneAccount(telling).event('meeting.booked', START).asked).toEqual([]);
    expect(used(new OneAccount(runtimeOf(files(GRADING.slice('grading:\n'.length)))), START).asked).toEqual([]);
  });

  test('again at a further level is told under the same id', () => {
    const account = used(used(new OneAccount(telling), START), START + HOUR);
    expect(account.events.filter(({ name }) => name === 'signal.raised')).toHaveLength(2);
    expect(new Set(account.asked.map(({ id }) => id)).size).toBe(1);
  });
});

describe('a signal that another makes stronger', () => {
  test('is told as that, with a response due from then', () => {
    const account = used(new OneAccount(telling), START).event('nps.submitted', START + DAY, { score: 9 });
    expect(asked(account)).toEqual([
      ['high_usage', 'moderate', 'digest'],
      ['news', 'strong', 'at once'],
      ['high_usage', 'strong', 'at once'],
    ]);
    expect(account.asked[2]?.payload.signal).toMatchObject({
      raised_at: isoInstant(START),
      stronger_at: isoInstant(START + DAY),
      respond_by: isoInstant(START + 3 * DAY),
    });
  });

  test('on the instant at which it was raised is told once, as what it has become', () => {
    const twins = SIGNALS.replace('on: meeting.booked, pattern: vague', 'on: nps.submitted, pattern: clear').replace(
      'leads to: risk',
      'leads to: expansion',
    );
    const both = runtimeOf(
      files(
        `  strong: { when: signals.kinds >= 2, alert: at once }
  moderate: { otherwise: true, digest: next morning }
`,
        twins,
      ),
    );
    expect(asked(new OneAccount(both).event('nps.submitted', START, { score: 9 }))).toEqual([
      ['hint', 'strong', 'at once'],
      ['news', 'strong', 'at once'],
    ]);
  });

  test('is told as what it was where nothing is told of what it has become', () => {
    const twins = SIGNALS.replace('on: meeting.booked', 'on: nps.submitted').replace(
      'leads to: risk',
      'leads to: expansion',
    );
    const silent = runtimeOf(
      files('  strong: { when: signals.kinds >= 2 }\n  moderate: { otherwise: true, digest: next morning }\n', twins),
    );
    expect(asked(new OneAccount(silent).event('nps.submitted', START, { score: 9 }))).toEqual([
      ['news', 'moderate', 'digest'],
    ]);
  });

  test('and weaker later is not told of that', () => {
    const waning = runtimeOf(
      files(`  strong: { when: nps.last() >= 9, alert: at once }
  moderate: { otherwise: true, alert: at once }
`),
    );
    const account = used(new OneAccount(waning).event('nps.submitted', START, { score: 9 }), START);
    account.event('nps.submitted', START + DAY, { score: 2 });
    const regraded = account.events.filter(({ name }) => name === 'signal.regraded');
    expect(regraded.map(({ properties }) => [properties.from, properties.to])).toEqual([['strong', 'moderate']]);
    expect(asked(account).map(([kind, strength]) => `${kind} ${strength}`)).toEqual([
      'news strong',
      'high_usage strong',
      'news moderate',
    ]);
  });
});

test('what stands, because it was found in imported history, is not told; what a gate held back is told as it passes', () => {
  const account = new OneAccount(telling).event('service.used', START, { quantity: 50 }, { history: true });
  expect(account.signal('high_usage')?.status).toBe('standing');
  expect(account.asked).toEqual([]);
  const gated = runtimeOf(
    files(
      '  moderate: { otherwise: true, alert: at once }\n',
      SIGNALS.replace('on: meeting.booked,', 'on: meeting.booked, needs: nps.last() >= 7,'),
    ),
  );
  const waiting = new OneAccount(gated).event('meeting.booked', START);
  expect(waiting.asked).toEqual([]);
  waiting.event('nps.submitted', START + HOUR, { score: 8 });
  expect(asked(waiting)).toContainEqual(['hint', 'moderate', 'at once']);
});
