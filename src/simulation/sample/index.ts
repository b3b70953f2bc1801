import { setImmediate } from 'node:timers/promises';
import { addMonths, DAY, dayOf, HOUR, type Instant } from '#base';
import type { InboxRow, Runtime } from '#engine';
import { activityRows } from './activity.ts';
import { addressOf, bookingLinkOf, COLLEAGUES, COMPANY } from './company.ts';
import { drawSample, type SampleCustomer } from './customer.ts';
import { dealRows } from './deals.ts';
import { identityRows } from './identity.ts';
import { lived } from './lived.ts';
import { beginning, scriptOf } from './script.ts';
import type { Times } from './times.ts';
import { voiceRows } from './voices.ts';

const SEED = 15;
/** A back-test of a year begins with windows that are full. */
const MONTHS = 15;
/** The company has worked with the product for so long; what lies before came in as history. */
const CONNECTED = 190 * DAY;
/** The colleague whose book whoever loads the sample takes over. */
const BOOK = 'sample-mina-park';

/** A customer of the sample company with its whole past. */
export interface SampleAccount {
  readonly id: string;
  readonly rows: readonly InboxRow[];
}

/** Colleagues and company of the sample, as operations take them. */
export const sampleTeam = {
  people: COLLEAGUES.map((colleague) => ({
    ...colleague,
    roles: [...colleague.roles],
    email: addressOf(colleague.id),
    booking_link: bookingLinkOf(colleague.id),
  })),
  company: COMPANY,
};

/** Ids of all accounts of the sample, before anything of them comes in. */
export const sampleAccountIds = (now: Instant): readonly string[] => drawSample(SEED, now).map(({ id }) => id);

/**
 * The accounts one after the other, each from 15 months ago until `now` under the playbooks of `runtime`; the same for
 * the same instant. `mine`: who takes the book of one of the colleagues. Gives way to others between them.
 */
export async function* sampleAccounts(
  now: Instant,
  runtime: Runtime,
  mine: string | undefined,
): AsyncGenerator<SampleAccount> {
  // Every relation, whatever the playbooks ask for: effects look at those of their own.
  const all = { ...runtime, relations: runtime.registry.relations };
  for (const customer of drawSample(SEED, now)) {
    await setImmediate();
    const owner = mine !== undefined && customer.owner === BOOK ? mine : customer.owner;
    yield { id: customer.id, rows: rowsOf(customer, owner, now, all) };
  }
}

function rowsOf(customer: SampleCustomer, owner: string, now: Instant, runtime: Runtime): readonly InboxRow[] {
  const from = addMonths(dayOf(now, 'UTC'), -MONTHS) * DAY;
  // Imported this morning: all of it is history, and what it shows stands until somebody releases it.
  const connectedAt = customer.plot === 'new here' ? now - HOUR : now - CONNECTED;
  const times: Times = { from, connectedAt, now };
  const script = scriptOf(customer);
  const planned = [
    ...identityRows(customer, owner, times),
    ...activityRows(customer, times, script?.ago ?? 0),
    ...voiceRows(customer, times),
    ...dealRows(customer, times),
    ...(script === undefined ? [] : beginning(customer, script, times)),
  ];
  return lived(customer, planned, script, runtime, times);
}
