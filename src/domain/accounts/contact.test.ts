import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#base';
import type { LogEvent } from '#engine';
import { applyToContact, type Contact, type ContactRecord, contactIn, firstNameOf, primaryContact } from './contact.ts';
import { NO_TRAITS } from './traits.ts';

const nobody: ContactRecord = { account: 'acme', id: 'c1', ...NO_TRAITS };
const identified = (properties: JsonObject, occurredAt = 1000): LogEvent => ({
  key: `key ${occurredAt}`,
  account: 'acme',
  name: 'contact.identified',
  occurredAt,
  receivedAt: occurredAt,
  source: 'test',
  contact: 'of-the-event',
  properties,
  history: false,
  root: 'key',
  depth: 0,
});

describe('applyToContact', () => {
  test('the first name is the first word of the name unless it was given', () => {
    const named = applyToContact(nobody, identified({ traits: { name: 'Ann Lee' } })).after;
    expect(firstNameOf(named)).toBe('Ann');
    const given = applyToContact(named, identified({ traits: { firstName: 'Annie' } }, 2000)).after;
    expect(firstNameOf(given)).toBe('Annie');
    expect(firstNameOf(applyToContact(given, identified({ traits: { name: 'Ann Lee-Smith' } }, 3000)).after)).toBe(
      'Annie',
    );
  });

  test('first and last name make a name where none is given', () => {
    const { after } = applyToContact(nobody, identified({ traits: { firstName: 'Ann', lastName: 'Lee' } }));
    expect(after.fields).toEqual({ first_name: 'Ann', name: 'Ann Lee', lastName: 'Lee' });
  });

  test('an event without traits says nothing', () => {
    expect(applyToContact(nobody, identified({})).after).toBe(nobody);
  });
});

test('an event speaks of the contact that its properties name, else of its own', () => {
  expect(contactIn(identified({ contact: 'c9' }))).toBe('c9');
  expect(contactIn(identified({ traits: {} }))).toBe('of-the-event');
});

describe('primaryContact', () => {
  const contact = (id: string, more: Partial<Contact> = {}): Contact => ({
    account: 'acme',
    id,
    isPrimary: false,
    attributes: {},
    ...more,
  });

  test('is the one marked primary, else one with an address, else any', () => {
    const marked = contact('z', { isPrimary: true });
    const reachable = contact('m', { email: 'm@example.com' });
    expect(primaryContact([contact('a'), reachable, marked])).toBe(marked);
    expect(primaryContact([contact('a'), reachable])).toBe(reachable);
    expect(primaryContact([contact('b'), contact('a')])?.id).toBe('a');
    expect(primaryContact([])).toBeUndefined();
  });
});
