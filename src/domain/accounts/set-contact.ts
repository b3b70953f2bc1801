import { z } from 'zod';
import { invalid, type JsonObject } from '#base';
import { defineWrite } from '#platform/operations';
import { AccountId } from './account-view.ts';
import { CONTACT_FIELDS } from './contact.ts';
import { loadContactRecords, loadContacts } from './contact-store.ts';
import { fieldsNamed } from './stored-fields.ts';
import { readZone } from './trait-values.ts';

const text = z.string().trim().min(1).max(300).nullable().optional();

/** Says by hand what is known of a person at a customer, as an `identify` call does; a new id is a new person. */
export const setContact = defineWrite({
  name: 'set-contact',
  summary: 'Say what is known of a contact: name, address, role, whether primary, or attributes; null takes one away',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    contact: z.string().trim().min(1).max(255).describe('its id; one that is not there yet becomes a contact'),
    name: text,
    first_name: text,
    email: z.email().max(320).nullable().optional(),
    role: text.describe('such as champion, decision maker, blocker'),
    zone: text,
    locale: text,
    is_primary: z.boolean().optional().describe('true takes it from whoever was it'),
    attributes: z.record(z.string().min(1).max(200), z.json()).default({}),
  }),
  output: z.object({ account: z.string(), contact: z.string(), set: z.array(z.string()) }),
  accounts: ({ account }) => [account],
  async run({ tx, shardOf, emit, changed }, { account, contact: id, attributes, ...said }) {
    const known = CONTACT_FIELDS.filter((field) => field in attributes);
    if (known.length > 0) {
      throw invalid('contact-field', `${known.join(', ')} is no attribute of your own: say it beside the attributes.`, {
        fields: known,
      });
    }
    if (typeof said.zone === 'string' && readZone(said.zone) === undefined) {
      throw invalid('zone-unknown', `No time zone is called ${said.zone}; write one like Europe/Berlin or UTC.`, {
        zone: said.zone,
      });
    }
    const fields = Object.entries(said).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    const traits: JsonObject = { ...attributes, ...Object.fromEntries(fields) };
    if (Object.keys(traits).length === 0) throw invalid('nothing-said', 'Say at least one field of the contact.');
    const shard = shardOf(account);
    const [before] = await loadContactRecords(tx, shard, [{ account, id }]);
    changed(fieldsNamed(before?.fields, Object.keys(traits)), traits);
    emit({ account, name: 'contact.identified', contact: id, properties: { contact: id, traits } });
    if (said.is_primary === true) {
      const others = (await loadContacts(tx, shard, [account])).get(account) ?? [];
      for (const other of others.filter((one) => one.isPrimary && one.id !== id)) {
        const properties = { contact: other.id, traits: { is_primary: false } };
        emit({ account, name: 'contact.identified', contact: other.id, properties });
      }
    }
    return { account, contact: id, set: Object.keys(traits) };
  },
});
