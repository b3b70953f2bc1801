import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { HOUR } from '#base';
import { aProduct } from '../../../test/product-catalog.ts';
import type { AwaitStep, DoStep } from './journey-definition.ts';
import { loadPlaybook } from './load-playbook.ts';
import type { Document, Guide, Message, Moment, Playbook } from './playbook.ts';

function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    names.map(({ parentPath, name }) => {
      const path = `${parentPath}/${name}`;
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}

function load(): Playbook {
  const loaded = loadPlaybook(filesOf('playbooks/service-upgrade'), aProduct());
  if (!loaded.ok)
    throw new Error(loaded.problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.message}`).join('\n'));
  return loaded.playbook;
}

describe('service upgrade', () => {
  const playbook = load();
  const journey = playbook.journeys.service_upgrade;
  const steps = journey?.steps ?? {};

  test('everything that people read of it has Korean words', () => {
    const { ko = {} } = playbook.words;
    const { scores, signals, health, kpis, team } = playbook;
    const read = [
      playbook.title,
      ...Object.values(scores).flatMap(({ title, factors }) => [
        title,
        ...factors.flatMap(({ factor, points }) => [factor, ...points.map(({ label }) => label)]),
      ]),
      ...Object.values(health).flatMap(({ components }) =>
        components.flatMap(({ component, measures }) => [component, ...measures.map(({ measure }) => measure)]),
      ),
      ...[...Object.values(scores), ...Object.values(health)].flatMap(({ bands }) => bands.map(({ band }) => band)),
      ...Object.values(signals).map(({ title }) => title),
      ...Object.values(kpis).flatMap(({ title, meaning = [] }) => [title, meaning].flat()),
      ...Object.values(team).map(({ title }) => title),
      ...Object.keys(playbook.metrics),
    ];
    expect(read.filter((text) => ko[text] === undefined)).toEqual([]);
  });

  test('the score has the points and edges of its source', () => {
    const points = playbook.scores.expansion?.factors.map((factor) =>
      factor.points.map((option) => `${option.compare} ${option.edge}: ${option.points}`),
    );
    expect(points).toEqual([
      ['above 0.9: 25', 'above 0.7: 15'],
      ['above 80: 25', 'above 60: 15'],
      ['above 12: 15', 'above 6: 10'],
      ['from 9: 20', 'from 7: 10'],
      ['from 1: 15'],
    ]);
    expect(playbook.scores.expansion?.bands).toEqual([
      { band: 'pursue', compare: 'from', edge: 70 },
      { band: 'nurture', compare: 'from', edge: 50 },
      { band: 'wait', compare: 'otherwise' },
    ]);
  });

  test('six kinds of signals raise, with their weights; four of them start the journey', () => {
    expect(Object.values(playbook.signals).map(({ id, weight }) => [id, weight])).toEqual([
      ['high_usage', 'high'],
      ['new_property', 'high'],
      ['frequency_increased', 'medium'],
      ['feature_requested', 'medium'],
      ['promoter', 'medium'],
      ['renewal_near', 'low'],
    ]);
    expect(journey?.enter.signals).toEqual(['high_usage', 'new_property', 'frequency_increased', 'promoter']);
    expect(journey?.enter.always).toEqual(['upgrade.requested', 'follow_up.due']);
  });

  test('levels are compared with the left side of the condition', () => {
    expect(playbook.signals.high_usage?.levelInput?.source).toBe('usage.sum("30d") / account.plan_limit');
  });

  test('steps lead where the discovery stage says', () => {
    const answer = steps.answer as AwaitStep;
    expect(steps.outreach).toMatchObject({ kind: 'email', at: { kind: 'day', day: 3, hour: 'best' }, next: 'answer' });
    expect(answer.then).toEqual({
      'meeting.booked': 'call',
      'email.replied': 'booking',
      timeout: 'discovery_exit_1',
    });
    expect(answer.until).toEqual({ kind: 'day', day: 10 });
    expect(answer.meanwhile).toEqual([{ at: { kind: 'day', day: 6 }, step: 'outreach_follow_up' }]);
    expect((steps.call as AwaitStep).events).toEqual(['task:discovery_call', 'meeting.cancelled', 'meeting.no_show']);
    expect(steps.call).toMatchObject({ next: 'call_note' });
    expect(steps.discovery_call).toMatchObject({
      kind: 'task',
      wait: false,
      due: { kind: 'anchor', anchor: 'meeting.starts' },
    });
    expect(steps.call_note).toMatchObject({ kind: 'task', wait: true, form: 'call_note', next: 'discovery_do_3' });
  });

  test('the decision is asked for after 3, 7 and 10 days, pressed for after 20 and given up after 34', () => {
    const decision = steps.decision as AwaitStep;
    const days = (moment: Moment | undefined) =>
      moment?.kind === 'anchor' && moment.offset?.kind === 'calendar' ? `${moment.offset.n} ${moment.anchor}` : moment;
    expect(decision.meanwhile.map(({ at, step }) => [days(at), step])).toEqual([
      ['3 proposal.sent', 'decision_check'],
      ['7 proposal.sent', 'decision_call'],
      ['10 proposal.sent', 'decision_last'],
      ['20 proposal.sent', 'decide_or_close'],
    ]);
    expect(days(decision.until)).toBe('34 proposal.sent');
    const follow = ['decision_check', 'decision_last'].map((message) => playbook.messages[message]?.thread);
    expect(follow).toEqual(['proposal_delivery', 'proposal_delivery']);
  });

  test('an upgrade is set up in 2 days, served in 7 and checked after 30', () => {
    const countedFrom = (id: string) => {
      const step = steps[id];
      const moment = step?.kind === 'task' ? step.due : step?.at;
      return moment?.kind === 'anchor' ? [moment.anchor, moment.offset] : moment;
    };
    const day = (n: number) => ({ kind: 'calendar', unit: 'day', n });
    expect(countedFrom('configuration')).toEqual(['order.created', day(2)]);
    expect(countedFrom('first_service_visit')).toEqual(['order.created', day(7)]);
    expect(countedFrom('check_in')).toEqual(['order.created', day(30)]);
    expect(countedFrom('kick_off_call')).toEqual(['order.created', { kind: 'elapsed', ms: 48 * HOUR }]);
    expect(countedFrom('first_service')).toEqual(['service.completed', { kind: 'elapsed', ms: 24 * HOUR }]);
    expect(countedFrom('upgrade_review')).toEqual(['decision.recorded', { kind: 'calendar', unit: 'month', n: 6 }]);
  });

  test('who defers comes back to discovery on the day that was agreed on', () => {
    const exits = Object.values(steps).flatMap((step) => (step.kind === 'exit' && step.again ? [step] : []));
    expect(exits).toMatchObject([
      { outcome: 'deferred', again: { at: { anchor: 'decision.follow_up_on' }, from: 'discovery_do_1' } },
    ]);
  });

  test('the opportunity takes over the score and its factors', () => {
    const step = steps.qualification_do_1 as DoStep;
    expect(step.factors).toEqual({ factors: 'expansion' });
    expect(step.with).toMatchObject({ type: 'expansion', stage: 'qualified', score: { source: 'scores.expansion' } });
  });

  test('every text exists in English and Korean', () => {
    const { messages, guides, documents } = playbook;
    for (const text of [messages, guides, documents].flatMap((texts) =>
      Object.values<Message | Guide | Document>(texts),
    )) {
      expect(Object.keys(text.bodies)).toEqual(['en', 'ko']);
    }
  });

  test('the longest look back is 90 days', () => {
    expect(playbook.longestWindow).toBe(90);
  });
});
