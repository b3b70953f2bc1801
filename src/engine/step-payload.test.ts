import { describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant } from '#base';
import { changed, growing, loadFiles, OneAccount, runtimeOf } from '../../test/engine.ts';
import { effectPayload } from './step-payload.ts';

/** A Monday. */
const START: Instant = Date.UTC(2026, 2, 2, 9);
const JOURNEY = 'journeys/grow.yaml';
const STEPS = (growing[JOURNEY] ?? '').slice((growing[JOURNEY] ?? '').indexOf('      - email: hello'));

const files = (steps: string, more: Record<string, string> = {}) => ({
  ...changed(JOURNEY, ', again: { done: 4d }', '', changed(JOURNEY, STEPS, steps)),
  'forms/note.yaml':
    'form: note\ntitle: Note\nfields:\n  - { field: status, label: Status, type: text }\n  - { field: rest, label: Rest, type: text }\n',
  'forms/other.yaml': 'form: other\ntitle: Other\nfields:\n  - { field: status, label: Status, type: text }\n',
  ...more,
});
const FILLED = `      - { task: talk, title: Talk, assign: csm, form: note }
      - { task: more, title: More, assign: csm, form: other }
`;

function filledIn(steps: string, more: Record<string, string> = {}): OneAccount {
  const account = new OneAccount(runtimeOf(files(`${FILLED}${steps}`, more))).event('service.used', START, {
    quantity: 50,
  });
  for (const [index, form] of ['note', 'other'].entries()) {
    const [task, enrollment] = [account.asked.at(-1)?.id ?? '', account.data.enrollments[0]?.id ?? ''];
    const kind = form === 'note' ? 'talk' : 'more';
    account.event('task.completed', START + (index + 1) * HOUR, {
      task,
      kind,
      enrollment,
      form,
      answers: { status: form },
    });
  }
  return account;
}
const payloadOf = (account: OneAccount, kind: string) => account.asked.findLast((row) => row.kind === kind)?.payload;

const head = (purpose: string, to: string, more = ''): string =>
  `---\npurpose: ${purpose}\nfrom: csm\nto: ${to}\n${more}---\n`;

describe('the payload', () => {
  test('of a message has the answers of the forms that its text names, of no other, and what entered the journey', () => {
    const text = `${head('service', 'primary contact', 'with: { used: usage.sum("7d") }\n')}## en\n# Hello\nYou said {{answers.note.status}}, used {{used}} and {{evidence.used}}.\n`;
    const raised = changed(
      'signals.yaml',
      'levels: [40, 80], quiet: 5d',
      'levels: [40, 80], evidence: { used: usage.sum("7d") }, quiet: 5d',
    );
    const account = filledIn('      - email: hello\n', {
      'messages/hello.md': text,
      'signals.yaml': raised['signals.yaml'] ?? '',
    });
    expect(payloadOf(account, 'email')).toMatchObject({
      message: { id: 'hello', purpose: 'service', forms: ['note'] },
      values: { used: 50 },
      answers: { note: { status: 'note' } },
      evidence: { used: 50 },
    });
    expect(payloadOf(account, 'email')?.answers).not.toHaveProperty('other');
    expect(payloadOf(account, 'email')?.message).not.toHaveProperty('with');
  });

  test('of word to colleagues says whom it is for', () => {
    const text = `${head('internal', '[ae]')}## en\n# News\nNews.\n`;
    const account = filledIn('      - notify: news\n', { 'messages/news.md': text });
    expect(payloadOf(account, 'notify')).toMatchObject({ message: { id: 'news', roles: ['ae'] }, values: {} });
    expect(payloadOf(account, 'notify')).not.toHaveProperty('answers');
  });

  test('of a document says who looks at it until when, and whose it is', () => {
    const account = filledIn('      - { document: offer, review: csm, due: 2d after entry }\n', {
      'documents/offer.md':
        '---\nwith: { used: usage.sum("7d") }\n---\n## en\n# Offer\n{{used}} {{answers.other.status}}\n',
    });
    const enrollment = account.data.enrollments[0]?.id;
    expect(payloadOf(account, 'document')).toMatchObject({
      document: { id: 'offer', bodies: { en: { title: 'Offer' } } },
      values: { used: 50 },
      answers: { other: { status: 'other' } },
      review: { assign: ['csm'], dueAt: START + 2 * DAY },
      journey: 'grow',
      enrollment,
    });
  });

  test('of a task has its guide with the answers that it names, and says when it stays', () => {
    const account = filledIn(
      '      - { task: call, title: Call, assign: csm, guide: call, wait: false, stays: true }\n',
      {
        'guides/call.md': '---\nwith: {}\n---\n## en\nThey said {{answers.note.status}}.\n',
      },
    );
    expect(account.asked.find(({ step }) => step === 'call')?.payload).toMatchObject({
      task: 'call',
      title: 'Call',
      stays: true,
      guide: { values: {}, answers: { note: { status: 'note' } } },
    });
  });

  test('names who stands in for whom, also where a person is to put it right', () => {
    const account = new OneAccount(
      runtimeOf(
        files('      - email: hello\n      - { task: chat, title: Chat, assign: csm }\n', {
          'team.yaml': 'roles:\n  csm: { title: CSM, stand in: [ae] }\n  ae: { title: AE }\n',
        }),
      ),
    );
    account.refuses = true;
    account.event('upgrade.requested', START);
    expect(account.asked.map(({ kind, payload: { task, standIns } }) => [kind, task, standIns])).toEqual([
      ['email', undefined, { csm: ['ae'] }],
      ['task', 'chat', { csm: ['ae'] }],
      ['task', 'put_right', { csm: ['ae'] }],
    ]);
  });
});

test('of an action, and of a message that is dropped, names who stands in: somebody may have to put it right', () => {
  const team = 'roles:\n  csm: { title: CSM, stand in: [ae] }\n  ae: { title: AE }\n';
  const gated = changed(JOURNEY, 'stages:\n', 'gate: nps.last() >= 7\nstages:\n', files('      - email: hello\n'));
  const account = new OneAccount(runtimeOf({ ...gated, 'team.yaml': team }));
  account.event('upgrade.requested', START).pass(START + 8 * DAY);
  expect(account.asked.map(({ payload: { task, standIns } }) => [task, standIns])).toEqual([
    ['put_right', { csm: ['ae'] }],
  ]);
  // And of one that did not arrive.
  const waiting = files('      - { task: chat, title: Chat, assign: csm }\n');
  const sent = new OneAccount(runtimeOf({ ...waiting, 'team.yaml': team }));
  sent.event('upgrade.requested', START);
  sent.event('email.bounced', START + HOUR, { message: 'hello', enrollment: sent.data.enrollments[0]?.id ?? '' });
  expect(sent.asked.at(-1)?.payload).toMatchObject({ task: 'put_right', standIns: { csm: ['ae'] } });
  const playbook = loadFiles({
    ...files('      - { do: journey.start, with: { journey: grow } }\n'),
    'team.yaml': team,
  });
  const [step] = Object.values(playbook.journeys.grow?.steps ?? {});
  const effect = { kind: 'journey.start', step: 'x', visit: 1, payload: { journey: 'grow' } };
  const read = Object.assign(() => undefined, { until: () => undefined });
  expect(effectPayload(step, effect, { playbook, read })).toEqual({ journey: 'grow', standIns: { csm: ['ae'] } });
});

test('a text that an event of the stage sets off names that event, not what entered the journey', () => {
  const listening = changed(
    JOURNEY,
    '    steps:\n',
    '    on: [ { event: nps.submitted, notify: news } ]\n    steps:\n',
    files('      - { task: chat, title: Chat, assign: csm }\n', {
      'messages/news.md': `${head('internal', '[ae]', 'with: { score: event.properties.score }\n')}## en\n# News\n{{score}}\n`,
    }),
  );
  const account = new OneAccount(runtimeOf(listening)).event('upgrade.requested', START);
  account.event('nps.submitted', START + HOUR, { score: 3 });
  expect(payloadOf(account, 'notify')?.values).toEqual({ score: 3 });
});

test('two journeys may call their steps the same', () => {
  const two = files('      - { task: same, id: one, title: Here, assign: csm }\n', {
    'journeys/other.yaml': `journey: a_first
title: First
enter: { on: [meeting.booked] }
stages: [ { stage: only, steps: [ { task: same, id: one, title: There, assign: ae } ] } ]
`,
  });
  const account = new OneAccount(runtimeOf(two)).event('upgrade.requested', START);
  expect(payloadOf(account, 'task')).toMatchObject({ title: 'Here', assign: ['csm'] });
});
