import { hash } from 'node:crypto';
import { digestWith, internal } from '#base';
import { featuresIn } from '#domain';
import { AccountIndex } from '#domain/views';
import {
  buildRuntime,
  metricsIn,
  type Registry,
  type Runtime,
  runtimeSource,
  type Workspace,
  workspaceOf,
} from '#engine';
import { acceptClock } from '#platform/clock';
import { readConfig } from '#platform/config';
import type { Queryable } from '#platform/db';
import { keyOperations } from '#platform/keys';
import type { Operation } from '#platform/operations';
import { defaultCalendar } from '#pure/calendar';
import type { AttributeType } from '#pure/expression';
import { loadPlaybook, type Playbook, type ProductCatalog } from '#pure/playbook';
import { explainBackTest, runScenario } from '#simulation';
import { uploadFiles } from '#surfaces/uploads';
import { shippedPlaybooks } from './shipped-playbooks.ts';
import { VERSION } from './version.ts';

/** All features joined: what the doors offer, what the engine runs, what playbooks may name. */
export interface Product {
  readonly operations: readonly Operation[];
  readonly runtime: (db: Queryable) => Promise<Runtime>;
  /** A playbook alone, without a database: for scenarios. */
  readonly runtimeOf: (playbook: Playbook) => Runtime;
  /** What is live, with a draft in its playbook's place, for replays in memory: their metrics have numbers of their own. */
  readonly replayRuntime: (running: Runtime, draft?: Playbook) => Runtime;
  readonly load: (files: Readonly<Record<string, string>>) => ReturnType<typeof loadPlaybook>;
  /** The accounts that this process keeps in memory for lists. */
  readonly index: AccountIndex;
}

/** Roles of the account team that the product knows; messages come from them and tasks go to them. */
const ROLES = ['csm', 'ae', 'operations', 'cs_lead', 'admin'];

export function composeProduct(): Product {
  digestWith((text) => hash('sha256', text, 'hex'));
  const load = (files: Readonly<Record<string, string>>) => loadPlaybook(files, catalog);
  const index = new AccountIndex();
  const features = featuresIn({
    index,
    runtime: (db) => runtime(db),
    playbooks: {
      load,
      runtime: (db) => runtime(db),
      catalog: () => catalog,
      play: (playbook) => {
        const alone = runtimeOf(playbook);
        return (scenario) => runScenario(playbook, scenario, alone);
      },
      shipped: shippedPlaybooks,
    },
    explainBackTest: async (db, asked, account) => {
      const running = await runtime(db);
      const live = replayRuntime(running);
      const draft = replayRuntime(running, loaded(load(asked.files)));
      return explainBackTest(db, { running, live, draft }, asked, account);
    },
    uploads: uploadFiles(() => readConfig().DATA),
    isSending: () => readConfig().SMTP_URL !== undefined,
    build: { version: VERSION, node: process.version },
  });
  const catalog: ProductCatalog = {
    attributes: Object.fromEntries(
      features.flatMap(({ relations }) =>
        relations.flatMap(({ subject, facts }) =>
          Object.entries(facts).map(([name, fact]): [string, AttributeType] => [`${subject}.${name}`, fact]),
        ),
      ),
    ),
    events: Object.assign({}, ...features.map(({ events }) => events)),
    actions: Object.assign({}, ...features.map(({ actions }) => actions)),
    roles: ROLES,
  };
  const registry: Registry = {
    relations: features.flatMap(({ relations }) => relations),
    recorders: features.flatMap(({ recorders }) => recorders),
    effects: features.flatMap(({ effects }) => effects),
  };
  const runtime = runtimeSource({
    registry,
    productEvents: catalog.events,
    load: (files) => loaded(load(files)),
  });
  const operations = [...keyOperations, acceptClock, ...features.flatMap(({ operations: own }) => own)];
  const inMemory = (live: readonly Playbook[], workspace: Workspace): Runtime => {
    const definitions = new Set(
      live.flatMap((playbook) => [...metricsIn(playbook).values()].map(({ definition }) => definition)),
    );
    return buildRuntime({
      registry,
      productEvents: catalog.events,
      ...workspace,
      inMemory: true,
      calendar: defaultCalendar,
      live,
      others: [],
      // Without a database every metric gets the number of its place.
      metricIds: new Map([...definitions].map((definition, index) => [definition, index + 1])),
    });
  };
  const runtimeOf = (playbook: Playbook): Runtime => inMemory([playbook], workspaceOf({}));
  const replayRuntime: Product['replayRuntime'] = (running, draft) => {
    const live = running.live.map(({ playbook }) => playbook).filter(({ id }) => id !== draft?.id);
    const both = draft === undefined ? live : [...live, draft];
    return inMemory(
      both.sort((a, b) => (a.id < b.id ? -1 : 1)),
      running,
    );
  };
  return { operations, runtime, runtimeOf, replayRuntime, load, index };
}

/** A version was checked before it was kept, so that problems now mean that the language has changed under it. */
function loaded(result: ReturnType<typeof loadPlaybook>): Playbook {
  if (result.ok) return result.playbook;
  const [first] = result.problems;
  throw internal(
    'playbook-problems',
    first === undefined ? 'it has problems' : `${first.file}:${first.line}: ${first.message}`,
  );
}
