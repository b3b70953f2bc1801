import { expect, test } from 'vitest';
import { DAY, type Instant } from '#base';
import { changed, growing, OneAccount, runtimeOf } from '../../test/engine.ts';

const START: Instant = Date.UTC(2026, 2, 2, 9);
const JOURNEY = 'journeys/grow.yaml';
const LONG = 'word '.repeat(1000);

/** What is remembered of a reply. */
function remembered(files = growing) {
  const account = new OneAccount(runtimeOf(files))
    .event('upgrade.requested', START)
    .event('email.replied', START + DAY, { text: LONG, subject: 'Re: Hello' });
  return account.data.enrollments[0]?.event;
}

test('the journey remembers of an event what is small, and what its playbook names', () => {
  expect(remembered()).toEqual({ name: 'email.replied', properties: { subject: 'Re: Hello' } });
  const reading = changed(
    JOURNEY,
    '      - { task: ask',
    `      - { email: hello, id: again, when: 'event.text("text") == "no"' }\n      - { task: ask`,
  );
  expect(remembered(reading)?.properties).toEqual({ subject: 'Re: Hello', text: LONG });
});

test('a condition that lets in by what is large is asked of the whole event', () => {
  const entering = changed(JOURNEY, 'on: [signal.raised]', `on: [email.replied], when: 'event.text("text") != ""'`);
  const account = new OneAccount(runtimeOf(entering)).event('email.replied', START, { text: LONG, quoted: LONG });
  expect(account.data.enrollments[0]).toMatchObject({ status: 'running', event: { properties: { text: LONG } } });
  expect(account.data.enrollments[0]?.event.properties).not.toHaveProperty('quoted');
});
