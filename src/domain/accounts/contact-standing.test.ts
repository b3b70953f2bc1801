import { describe, expect, test } from 'vitest';
import { DAY, type JsonObject } from '#base';
import { aLogEvent } from '../../../test/operations.ts';
import { contactFacts } from './contact-facts.ts';
import { foldStanding, type Standing, suppressionOf } from './contact-standing.ts';

const START = Date.UTC(2026, 2, 2, 9);
const said = (name: string, properties: JsonObject = {}, occurredAt = START) =>
  aLogEvent({ account: 'acme', name, contact: 'ann', properties, occurredAt });
const fresh: Standing = { heard: [] };

describe('how a contact may be written to', () => {
  test('an address that refused mail for good gets none; another address is written to', () => {
    const bounced = foldStanding(fresh, said('email.bounced', { to: 'Ann@Acme.example' }));
    expect(suppressionOf(bounced, ' ann@acme.example')).toBe('bounced');
    expect(suppressionOf(bounced, 'ann.lee@acme.example')).toBeUndefined();
    expect(suppressionOf(foldStanding(bounced, said('contact.unsuppressed')), 'ann@acme.example')).toBeUndefined();
  });

  test('who has unsubscribed stays so under another address, until they or a person say otherwise', () => {
    const gone = foldStanding(fresh, said('email.unsubscribed'));
    expect(suppressionOf(gone, 'any@acme.example')).toBe('unsubscribed');
    for (const name of ['contact.resubscribed', 'contact.unsuppressed'])
      expect(suppressionOf(foldStanding(gone, said(name)), 'any@acme.example')).toBeUndefined();
  });

  test('who subscribes again does not make a dead address work', () => {
    const bounced = foldStanding(fresh, said('email.bounced', { to: 'a@b.example' }));
    expect(suppressionOf(foldStanding(bounced, said('contact.resubscribed')), 'a@b.example')).toBe('bounced');
  });
});

describe('when a contact is heard', () => {
  const at = (days: number) => START + days * DAY;

  test('replies, clicks and answers count for 90 days', () => {
    const events = [
      said('email.clicked', {}, at(0)),
      said('email.answered', {}, at(89)),
      said('email.sent', {}, at(89)),
      said('email.replied', {}, at(91)),
    ];
    expect(events.reduce(foldStanding, fresh).heard).toEqual([at(89), at(91)]);
  });

  test('the newest 50 are kept, in whatever order they come in', () => {
    const events = Array.from({ length: 60 }, (_, n) => said('email.clicked', {}, START + n));
    const kept = Array.from({ length: 50 }, (_, n) => START + n + 10);
    expect(events.reduce(foldStanding, fresh).heard).toEqual(kept);
    expect(events.toReversed().reduce(foldStanding, fresh).heard).toEqual(kept);
  });
});

describe('who reads what is written to an account', () => {
  const { empty, fold, readerOf } = contactFacts;
  const identified = (contact: string, traits: JsonObject, occurredAt = START) =>
    aLogEvent({ account: 'acme', name: 'contact.identified', contact, properties: { traits }, occurredAt });
  const readerAfter = (...events: ReturnType<typeof said>[]) => readerOfAfter('primary contact', ...events);
  const readerOfAfter = (to: string, ...events: ReturnType<typeof said>[]) =>
    readerOf?.(
      events.reduce((row, event) => fold?.(row, event) ?? row, empty('acme')),
      to,
    );

  test('is the primary contact, with their zone and when they were heard', () => {
    expect(
      readerAfter(
        identified('bob', { email: 'bob@acme.example', timezone: 'Asia/Seoul' }),
        identified('ann', { email: 'ann@acme.example', is_primary: true, zone: 'Europe/Berlin' }),
        said('email.replied'),
      ),
    ).toEqual({ zone: 'Europe/Berlin', heard: [START] });
  });

  test('changes with what is said of the contacts; a late word changes nothing', () => {
    const ann = identified('ann', { is_primary: true });
    const bob = identified('bob', { email: 'bob@acme.example', zone: 'Asia/Seoul' });
    expect(readerAfter(ann, bob, identified('ann', { is_primary: false }, START + 1))).toMatchObject({
      zone: 'Asia/Seoul',
    });
    expect(readerAfter(ann, bob, identified('ann', { is_primary: false }, START - 1))).toEqual({ heard: [] });
  });

  test('is the contact who has the role that a message is to, the first by id', () => {
    const events = [
      identified('bob', { role: 'Champion', zone: 'Asia/Seoul' }),
      identified('ann', { is_primary: true, zone: 'Europe/Berlin' }),
      identified('amy', { role: 'champion', zone: 'Asia/Tokyo' }),
    ];
    expect(readerOfAfter('champion', ...events)).toMatchObject({ zone: 'Asia/Tokyo' });
    expect(readerOfAfter('sponsor', ...events)).toBeUndefined();
  });

  test('is nobody where no contact is known, and strangers are not heard', () => {
    expect(readerAfter(said('email.clicked'))).toBeUndefined();
  });
});
