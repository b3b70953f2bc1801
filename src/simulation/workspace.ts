import { randomUUID } from 'node:crypto';
import { type Clock, internal, invalid } from '#base';
import { appendOperationEvents, type PlaybookFiles, prepareVersions, type Runtime, shardOf } from '#engine';
import type { Db, Queryable } from '#platform/db';
import { createRunner, type Operation } from '#platform/operations';

/** What the composition root gives to a simulation: the product, on a database that nobody else uses. */
export interface SimulationPorts {
  /** Migrated and empty. */
  readonly db: Db;
  readonly operations: readonly Operation[];
  readonly runtime: (db: Queryable) => Promise<Runtime>;
  readonly files: PlaybookFiles;
}

export type RunOperation = (name: string, input: unknown) => Promise<unknown>;

/** Runs operations by their names, as the command line does. */
export function operationsOf({ db, operations }: SimulationPorts, clock: Clock): RunOperation {
  const wake = (): void => undefined;
  const runner = createRunner({ db, clock, shardOf, wake, appendEvents: appendOperationEvents, newId: randomUUID });
  return (name, input) => {
    const operation = operations.find((known) => known.name === name);
    if (operation === undefined) throw internal('no-such-operation', `There is no operation ${name}`);
    return runner.run(operation, { actor: { kind: 'cli', id: 'simulation', role: 'admin' }, input });
  };
}

const TEAM = [
  { id: 'sam', name: 'Sam Reed', roles: ['csm'] },
  { id: 'olu', name: 'Olu Banks', roles: ['operations'] },
  { id: 'kim', name: 'Kim Lane', roles: ['cs_lead', 'admin'] },
];

/** The playbook whose document the planted truth was typed from. */
const PLANTED = /^playbook: service_upgrade\s*$/m;

/** A company with a team, and the playbook live. Throws `invalid` for a playbook of which nothing is planted. */
export async function openWorkspace(ports: SimulationPorts, clock: Clock, run: RunOperation): Promise<void> {
  if (!PLANTED.test(ports.files['playbook.yaml'] ?? '')) {
    const what = 'Customers are planted for the playbook service_upgrade; simulate that, or a changed copy of it.';
    throw invalid('nothing-planted', what);
  }
  await run('set-setting', { key: 'company.name', value: 'Vendor' });
  await run('set-setting', { key: 'company.support_phone', value: '+1 555 0100' });
  // What colleagues are told stands in the product; that it can be mailed to them too is no part of the story.
  await run('set-setting', { key: 'notify.mail', value: 'off' });
  for (const person of TEAM) {
    const booking = `https://vendor.example/${person.id}`;
    await run('add-person', {
      ...person,
      email: `${person.id}@vendor.example`,
      phone: '+1 555 0101',
      booking_link: booking,
    });
  }
  await run('publish-playbook', { files: withHoldout(ports.files) });
  await prepareVersions(ports, clock.now());
}

/** Some are to be left alone, so that it is seen that they are: whoever holds nobody out holds 5 % out here. */
function withHoldout(files: PlaybookFiles): PlaybookFiles {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => {
      const journey = path.startsWith('journeys/') && !/^\s+holdout:/m.test(text);
      return [path, journey ? text.replace(/^enter:$/m, 'enter:\n  holdout: 5%') : text];
    }),
  );
}
