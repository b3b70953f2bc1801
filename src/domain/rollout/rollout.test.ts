import { expect, test } from 'vitest';
import { rolloutOf } from './rollout.ts';

const nothing = {
  ...{ owner: true, phone: false, booking: false, company: false, playbook: 'service_upgrade', accounts: false },
  ...{
    events: false,
    contacts: false,
    contracts: false,
    people: 0,
    unowned: 0,
    looked: 0,
    standing: 0,
    journey: false,
  },
};
const states = (facts: typeof nothing, isSending = false) =>
  Object.fromEntries(rolloutOf(facts, isSending).map(({ step, state }) => [step, state]));

test('the first step that can be done is next, and what needs others waits for them', () => {
  expect(states(nothing)).toMatchObject({
    owner: 'done',
    playbook: 'done',
    accounts: 'next',
    contacts: 'open',
    owners: 'waits',
    standing: 'waits',
    journey: 'waits',
    mail: 'open',
  });
});

test('how many accounts have no owner and how many signals stand is told', () => {
  const steps = rolloutOf({ ...nothing, accounts: true, contacts: true, unowned: 7, standing: 3 }, true);
  expect(steps).toContainEqual({ step: 'owners', state: 'open', left: 7 });
  expect(steps).toContainEqual({ step: 'standing', state: 'open', left: 3 });
  expect(steps).toContainEqual({ step: 'mail', state: 'done' });
});

test('with all of it there, nothing is next', () => {
  const all = {
    ...nothing,
    phone: true,
    booking: true,
    company: true,
    accounts: true,
    events: true,
    contacts: true,
    contracts: true,
    people: 2,
    journey: true,
  };
  expect(rolloutOf(all, true).every(({ state }) => state === 'done')).toBe(true);
});
