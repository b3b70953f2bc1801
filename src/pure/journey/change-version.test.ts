import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY } from '#base';
import { day, HEAD, journeyOf, oneStage, START, Trip, trip } from '../../../test/journey-trip.ts';
import { dueOf } from './enrollment.ts';

const TASK = '- { task: call, assign: csm, form: note }';
const END = '- exit: done';

const STEPS = [
  '- { id: one, email: outreach }',
  '- { id: two, email: again }',
  '- { id: three, notify: colleagues }',
  '- { id: pause, wait: 2d }',
  '- { id: call, task: call, assign: csm, form: note }',
  '- { id: reply, await: [upgrade.requested, service.used], for: 3d, meanwhile: [ { id: four, at: 1d, email: again } ] }',
];
const LAST = '- { id: last, task: call, assign: csm, form: note }';

const standing = fc.constantFrom('one', 'two', 'three', 'pause', 'call', 'reply');

describe('who is moved to another version', () => {
  test('keeps the task that was asked for, and goes on as the new version says once it is done', () => {
    const moved = trip(`${TASK}\n${END}`).move(oneStage(`${TASK}\n- email: again\n${END}`), day(2));
    expect(moved.enrollment).toMatchObject({ version: '2', waiting: { for: 'task', step: 'call' } });
    expect(moved.done('call', day(3)).asked).toEqual(['call', 'again']);
    expect(moved.enrollment.outcome).toBe('done');
  });

  test('stands at the step that takes the place of its own', () => {
    const moved = trip(`${TASK}\n${END}`).move(oneStage(`- { id: talk, task: call, assign: csm }\n${END}`), day(2), {
      call: 'talk',
    });
    expect(moved.enrollment).toMatchObject({ waiting: { for: 'task', step: 'talk' }, visits: { talk: 1 } });
    expect(moved.asked).toEqual(['call']);
  });

  test('changes nothing where no step takes the place of its own', () => {
    const waiting = trip(`${TASK}\n${END}`);
    const { enrollment } = waiting;
    expect(waiting.move(oneStage(END), day(2)).enrollment).toBe(enrollment);
  });

  test('whose step is another kind of step now gives the task back and comes to it anew', () => {
    const moved = trip(`${TASK}\n${END}`).move(oneStage(`- { id: mail, email: again }\n${END}`), day(2), {
      call: 'mail',
    });
    expect(moved.effects.map(({ kind }) => kind)).toEqual(['task', 'task.cancel', 'email']);
    expect(moved.enrollment.outcome).toBe('done');
  });

  test('is left at once where a stop of the new version holds', () => {
    const waiting = trip(TASK);
    waiting.facts = { 'account.risk': 9 };
    waiting.move(oneStage(TASK, `${HEAD}stop: [ { when: account.risk > 8, exit: unhealthy } ]\n`), day(2));
    expect(waiting.enrollment).toMatchObject({ outcome: 'unhealthy', exitedAt: day(2) });
  });

  test('in a stage that was only renamed keeps its clock; in another stage it begins now', () => {
    const staged = (stage: string): string => `${HEAD}stages:\n  - stage: ${stage}\n    steps:\n      ${TASK}\n`;
    const renamed = new Trip(journeyOf(staged('first')), START).move(journeyOf(staged('one')), day(2));
    expect(renamed.enrollment).toMatchObject({ stage: 'one', stageStartedAt: START });
    const two = `${HEAD}stages:\n  - stage: first\n    steps: [ { email: again } ]\n  - stage: second\n    steps:\n      ${TASK}\n`;
    const further = new Trip(journeyOf(staged('first')), START).move(journeyOf(two), day(2));
    expect(further.enrollment).toMatchObject({ stage: 'second', stageStartedAt: day(2) });
  });
});

describe('a wait that is moved', () => {
  const await_ = (limit: string, meanwhile = ''): string =>
    `- await: [upgrade.requested]\n  id: reply\n  for: ${limit}\n  ${meanwhile}\n- email: again\n${END}`;

  test('has the limit of the new version, counted from when it began', () => {
    const moved = trip(await_('7d')).move(oneStage(await_('10d')), day(2));
    expect(dueOf(moved.enrollment)).toBe(START + 10 * DAY);
    expect(trip(await_('7d')).move(oneStage(await_('3d')), day(5)).asked).toEqual(['again']);
  });

  test('pauses as long as the new version says, counted from when it began', () => {
    const pause = (length: string): string => `- { id: pause, wait: ${length} }\n- email: again\n${TASK}`;
    expect(dueOf(trip(pause('7d')).move(oneStage(pause('9d')), day(2)).enrollment)).toBe(day(9));
    expect(trip(pause('7d')).move(oneStage(pause('1d')), day(2)).asked).toEqual(['again', 'call']);
  });

  test('ends at once when what the new version waits for has been seen', () => {
    const wait = (events: string): string => `- await: [${events}]\n  id: reply\n- email: again\n${TASK}`;
    const both = `- await: [service.used]\n  id: reply\n  since: reply\n- await: [service.feedback]\n  id: late\n${TASK}`;
    const seen = trip(both).event('service.feedback', day(1));
    expect(seen.move(oneStage(wait('service.feedback')), day(2)).asked).toEqual(['again', 'call']);
  });

  test('follow-ups move with it: those that ran are not run again, new ones come if their time has not passed', () => {
    const FOLLOW = 'meanwhile: [ { at: day 2, email: outreach } ]';
    const MORE =
      'meanwhile: [ { id: soon, at: day 1, email: again }, { at: day 2, email: outreach }, { at: day 5, notify: colleagues } ]';
    const after = trip(await_('9d', FOLLOW))
      .pass(day(3))
      .move(oneStage(await_('9d', MORE)), day(3));
    expect(after.asked).toEqual(['outreach']);
    expect(after.pass(day(8)).asked).toEqual(['outreach', 'colleagues']);
    const before = trip(await_('9d', FOLLOW)).move(oneStage(await_('9d', MORE)), START);
    expect(before.pass(day(8)).asked).toEqual(['again', 'outreach', 'colleagues']);
  });

  test('a moment that is the same stays the same; one that has passed is now', () => {
    const mail = (at: string): string => `- { id: mail, email: outreach, at: ${at} }\n${TASK}`;
    expect(dueOf(trip(mail('3d')).move(oneStage(mail('3d')), day(2)).enrollment)).toBe(day(3));
    expect(trip(mail('day 9')).move(oneStage(mail('day 1')), day(2)).asked).toEqual(['outreach', 'call']);
  });
});

describe('who is moved while paused', () => {
  const say = (one: Trip, word: string, at: number): Trip =>
    one.event(`enrollment.${word}`, at, { enrollment: one.enrollment.id });
  const RISK = `${HEAD}risks: [ { risk: Unwell, when: account.risk > 8, mitigation: [ { email: outreach } ] } ]\n`;

  test('does nothing before it goes on, also where the new version notices a risk', () => {
    const waiting = trip(`- { id: pause, wait: 7d }\n- email: again\n${TASK}`);
    say(waiting, 'paused', day(1));
    waiting.facts = { 'account.risk': 9 };
    waiting.move(oneStage(`- { id: pause, wait: 1d }\n- email: again\n${TASK}`, RISK), day(3)).pass(day(4));
    expect(waiting.asked).toEqual([]);
    expect(say(waiting, 'resumed', day(5)).asked).toEqual(['again', 'call', 'outreach']);
  });

  test('then does what it would have done by the move', () => {
    const order = fc.shuffledSubarray(STEPS, { minLength: 3 });
    fc.assert(
      fc.property(
        order,
        order,
        fc.integer({ min: 0, max: 6 }),
        fc.boolean(),
        standing,
        (before, after, when, isSeen, target) => {
          const [free, halted] = [0, 1].map(() => {
            const one = trip([...before, LAST].join('\n')).pass(day(when));
            return isSeen ? one.event('service.used', day(when)) : one;
          }) as [Trip, Trip];
          const next = oneStage([...after, LAST].join('\n'));
          const { asked, enrollment } = free;
          const steps = { [enrollment.waiting?.step ?? '']: target };
          say(halted, 'paused', day(when)).move(next, day(when), steps);
          if (halted.enrollment.version !== '2') return;
          expect(halted.effects.slice(asked.length).filter(({ kind }) => kind !== 'task.cancel')).toEqual([]);
          say(halted, 'resumed', day(when)).pass(day(30));
          expect(halted.asked).toEqual(free.move(next, day(when), steps).pass(day(30)).asked);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('nobody is told twice because of a move', () => {
  test('not by a step that comes later in the new version', () => {
    const moved = trip(`- email: outreach\n${TASK}\n${END}`).move(
      oneStage(`${TASK}\n- { id: first, email: outreach }\n- email: again\n${END}`),
      day(2),
    );
    expect(moved.done('call', day(3)).asked).toEqual(['outreach', 'call', 'again']);
    expect(moved.did).toContain('first: outreach was sent before the move to this version');
  });

  test('not by the step that takes the place of its own', () => {
    const moved = trip(`- email: outreach\n${TASK}\n${END}`).move(
      oneStage(`- email: outreach\n- email: again\n${END}`),
      day(2),
      {
        call: 'outreach',
      },
    );
    expect(moved.effects.filter(({ kind }) => kind === 'email').map(({ payload }) => payload.message)).toEqual([
      'outreach',
      'again',
    ]);
  });

  test('but a step that a loop of the journey comes to again speaks again', () => {
    const LOOP = `- { id: mail, email: outreach }\n- { task: call, assign: csm, form: note }\n- go: mail`;
    const moved = trip(LOOP).move(oneStage(LOOP), day(1)).done('call', day(2));
    expect(moved.asked).toEqual(['outreach', 'call', 'outreach', 'call']);
  });

  test('whatever the order of the steps was and is, and wherever it stood', () => {
    const order = fc.shuffledSubarray(STEPS, { minLength: 3 });
    fc.assert(
      fc.property(order, order, fc.integer({ min: 0, max: 6 }), standing, (before, after, when, target) => {
        const moving = trip([...before, LAST].join('\n')).pass(day(when));
        const at = moving.enrollment.waiting?.step ?? '';
        const sentBefore = moving.effects.length;
        const said = new Set(moving.asked);
        moving.move(oneStage([...after, LAST].join('\n')), day(when), { [at]: target });
        if (moving.enrollment.version !== '2') return;
        moving.pass(day(30)).done('call', day(30)).pass(day(60));
        const told = moving.effects
          .slice(sentBefore)
          .flatMap(({ kind, payload }) => (kind === 'email' || kind === 'notify' ? [String(payload.message)] : []));
        expect(told.filter((message) => said.has(message))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
