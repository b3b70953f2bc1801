import { describe, expect, test } from 'vitest';
import { fullPlaybook } from '../../../test/full-playbook.ts';
import { playbookOf, problemsOf, withChange } from '../../../test/playbook-files.ts';
import type { AwaitStep, SplitStep } from './journey-definition.ts';

const playbook = playbookOf(fullPlaybook);
const deal = playbook.journeys.deal;
const steps = deal?.steps ?? {};

test('the full playbook has no mistake', () => {
  expect(problemsOf(fullPlaybook)).toEqual([]);
});

describe('steps', () => {
  test('an arm leads to a step, to steps in place after which the journey goes on, or on', () => {
    const split = steps.tone as SplitStep;
    expect(split.arms).toEqual([
      { arm: 'short', weight: 40, to: 'made' },
      { arm: 'long', weight: 40, to: 'offer_wait_1' },
      { arm: 'none', weight: 20 },
    ]);
    expect([split.next, steps.offer_wait_1?.next]).toEqual(['made', 'made']);
  });

  test('a document is reviewed by the CSM unless it says another, or nobody', () => {
    const { 'tests/deal.yaml': _, ...untested } = fullPlaybook;
    const review = (from: string, to: string) => {
      const made = playbookOf(withChange('journeys/deal.yaml', from, to, untested)).journeys.deal?.steps.made;
      return made?.kind === 'document' ? made.review : made;
    };
    expect(steps.made).toMatchObject({
      kind: 'document',
      document: 'proposal',
      review: { assign: ['csm'], title: 'Look at the proposal', due: { kind: 'in' } },
    });
    expect(review(', review: csm, title: Look at the proposal, due: 2 business days', '')).toEqual({
      assign: ['csm'],
      title: 'Review: Proposal',
    });
    expect(review(' csm, title: Look at the proposal, due: 2 business days', ' none')).toBeUndefined();
  });

  test('a document has an id of its own, so that its task can have its name', () => {
    const files = withChange('journeys/deal.yaml', 'go: made', 'go: offer_document_1', fullPlaybook);
    const text = (files['journeys/deal.yaml'] ?? '').replace('{ id: made, document', '{ document');
    expect(playbookOf({ ...files, 'journeys/deal.yaml': text }).journeys.deal?.steps).toHaveProperty(
      'offer_document_1',
    );
  });

  test('an exit that comes back says when, and the first step of the stage that it begins with', () => {
    expect(steps.decision_exit_2).toMatchObject({
      kind: 'exit',
      outcome: 'deferred',
      again: { at: { kind: 'anchor', anchor: 'decision.follow_up_on' }, from: 'offer' },
    });
  });

  test('a stage and its first step may share a name: to go to one is to go to the other', () => {
    expect(deal?.stages.map(({ id, first }) => [id, first])).toEqual([
      ['offer', 'offer'],
      ['decision', 'decision'],
    ]);
  });

  test('after a go between steps the next is come to from elsewhere', () => {
    const inserted = '      - go: tell\n      - { id: left, exit: late }\n      - { id: tell, notify: won }\n';
    const files = withChange('journeys/deal.yaml', '      - { id: tell, notify: won }\n', inserted, fullPlaybook);
    expect(problemsOf(files)).toEqual([expect.stringContaining('nothing leads to the step "left"')]);
    const reached = withChange('journeys/deal.yaml', '== "none", exit: late', '== "none", go: left', files);
    expect(playbookOf(reached).journeys.deal?.steps.won?.next).toBe('tell');
  });

  test('a task may stay when the journey is left', () => {
    expect([steps.declined, steps.offer].map((step) => step?.kind === 'task' && step.stays)).toEqual([true, false]);
  });
});

describe('what stands beside the steps', () => {
  test('an event sets off its step at any time in the stage; the condition is asked before, not again by the step', () => {
    const [reaction] = deal?.stages[0]?.on ?? [];
    expect(reaction).toMatchObject({
      event: 'service.feedback',
      step: 'issue',
      when: { source: '!event.properties.met' },
    });
    expect(steps.issue).toMatchObject({ kind: 'task', stage: 'offer', wait: false, stays: true });
    expect(steps.issue).not.toHaveProperty('when');
  });

  test('a stage is done when its conditions hold and its boxes are ticked', () => {
    expect(deal?.stages[0]?.doneWhen).toEqual([
      { when: expect.objectContaining({ source: 'answers.offer.size > 10' }) },
      { check: 'Needs documented' },
    ]);
  });

  test('what is done on exit and against a risk belongs to no stage and leads nowhere', () => {
    expect(deal?.onExit).toEqual({ unhealthy: ['on_exit_unhealthy_do_1'] });
    expect(deal?.risks).toMatchObject([{ risk: 'Little use', mitigation: ['risk_1_do_1'] }]);
    for (const id of ['on_exit_unhealthy_do_1', 'risk_1_do_1']) {
      expect(steps[id]).toMatchObject({ kind: 'do', stage: '' });
      expect(steps[id]).not.toHaveProperty('next');
    }
    expect(steps.on_exit_unhealthy_do_1).toMatchObject({ when: { source: 'opportunity.is_open' } });
    expect(deal?.gate?.source).toBe('health.score >= 60');
  });

  test('a health model does its steps by band', () => {
    expect(playbook.health.one?.onEnter).toMatchObject({
      red: [
        { kind: 'task', task: 'attention', stage: '', wait: false },
        { kind: 'do', action: 'journey.start', id: 'one_red_do_1' },
      ],
      unknown: [{ kind: 'notify', message: 'unhealthy' }],
    });
  });
});

describe('expressions', () => {
  test('of a follow-up ask what has happened', () => {
    expect((steps.decision as AwaitStep).meanwhile[0]?.when?.refs).toEqual([
      {
        kind: 'happened',
        id: 'happened("email.replied", "proposal.sent")',
        type: 'bool',
        event: 'email.replied',
        since: 'proposal.sent',
      },
    ]);
  });

  test('of a text ask for the event at hand in the journeys that send it', () => {
    expect(playbook.documents.proposal?.with.plan?.refs).toMatchObject([{ kind: 'event', property: 'plan' }]);
  });

  test('of a form ask for its own fields', () => {
    const why = playbook.forms.offer?.fields.find((field) => field.id === 'why');
    const read = (answers: Record<string, number | string>) =>
      why?.showWhen?.evaluate((ref) => (ref.kind === 'answer' ? answers[ref.field] : undefined));
    expect([read({ size: 101, plan: 'plus' }), read({ size: 100, plan: 'plus' })]).toEqual([true, false]);
  });
});

describe('texts', () => {
  test('a mail says what goes with it, who looks at it, and what its reader may answer', () => {
    expect(playbook.messages.delivery).toMatchObject({
      attach: ['proposal'],
      reviewBy: 'csm',
      forms: ['offer'],
      roles: [],
      answers: {
        good: { event: 'email.answered', with: {}, ask: [], goTo: 'csm.booking_link' },
        later: {
          event: 'decision.recorded',
          with: { decision: 'defer' },
          ask: [{ id: 'follow_up_on', label: 'When?', labels: { en: 'When?' }, type: 'date', required: true }],
        },
      },
    });
    expect(playbook.messages.reminder).toMatchObject({ thread: 'delivery', answers: {}, forms: [] });
  });

  test('an internal message says whom it tells', () => {
    expect(playbook.messages.won).toMatchObject({ purpose: 'internal', roles: ['csm', 'operations'], to: '' });
  });

  test('a document is its title and its text, and knows the forms that it names', () => {
    const { bodies, forms } = playbook.documents.proposal ?? {};
    expect(forms).toEqual(['offer']);
    expect(bodies?.en?.title).toBe('Proposal for {{account.name}}');
    expect(bodies?.en?.body).toMatch(/^{{#each answers.offer.services}}/);
  });

  test('a label by locale is kept beside that of the first', () => {
    expect(playbook.forms.offer).toMatchObject({ title: 'Offer', titles: { en: 'Offer' } });
    expect(playbook.forms.offer?.fields[1]?.options).toEqual([
      { value: 'plus', label: 'Plus', labels: { en: 'Plus' } },
      { value: 'basic', label: 'basic' },
    ]);
    expect(steps.offer).toMatchObject({ title: 'Offer', titles: { en: 'Offer' } });
  });
});

test('the team has its roles, which work and messages may name', () => {
  expect(playbook.team).toEqual({
    csm: { role: 'csm', title: 'Customer success manager', standIns: ['cs_lead'], cap: 60, pooling: 40 },
    cs_lead: { role: 'cs_lead', title: 'Head of customer success', standIns: [] },
    planner: { role: 'planner', title: 'Planner', standIns: ['csm'] },
  });
});

test('KPIs are told apart by what they count, each with the edge of its target', () => {
  const short = Object.values(playbook.kpis).map(({ id, kind, target }) => [id, kind, target?.compare, target?.edge]);
  expect(short).toEqual([
    ['win_rate', 'rate', 'from', 0.4],
    ['offers', 'rate', undefined, undefined],
    ['content', 'rate', undefined, undefined],
    ['sized', 'share', 'above', 0.9],
    ['pipeline', 'sum', undefined, undefined],
    ['deal_size', 'average', 'above', 0.3],
    ['cycle', 'days', 'below', 45],
    ['per_csm', 'count', 'from', 2],
    ['large', 'share', undefined, undefined],
    ['nrr', 'revenue', 'above', 1.1],
    ['part', 'revenue', undefined, undefined],
  ]);
  expect(playbook.kpis.offers).toMatchObject({
    title: 'Offers',
    of: { events: ['opportunity.created', 'opportunity.reopened'] },
    did: { events: ['task.completed'], task: 'offer' },
  });
  expect(playbook.kpis.deal_size).toMatchObject({
    of: { subject: 'order', field: 'additional_arr' },
    asShareOf: { subject: 'contract', field: 'original_arr' },
  });
  expect(playbook.kpis.part).toMatchObject({ revenue: 'contribution', months: 12, journey: 'deal' });
});

describe('scenarios', () => {
  const [scenario] = playbook.scenarios.filter(({ file }) => file === 'tests/deal.yaml');

  test('a review, a box, a click and a decision are played', () => {
    expect(scenario?.play.map(({ act }) => act).slice(2)).toEqual([
      { kind: 'check', check: 'Needs documented' },
      { kind: 'approve', document: 'proposal' },
      { kind: 'click', message: 'delivery', answer: 'later', properties: {}, times: {}, dates: { follow_up_on: 60 } },
      {
        kind: 'event',
        event: 'decision.recorded',
        properties: { plan: 'plus', decision: 'upgrade' },
        times: {},
        dates: { effective_on: 80 },
      },
    ]);
  });

  test('documents, reviews, orders, notices and segments are expected', () => {
    expect(scenario?.expect.map(({ what }) => `${what.kind} ${what.name}`)).toEqual([
      'task offer',
      'document proposal',
      'review proposal',
      'email delivery',
      'order plus',
      'notify won',
      'segment nurture',
      'email reminder',
    ]);
  });
});
