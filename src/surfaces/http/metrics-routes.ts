import { Hono } from 'hono';
import { forbidden, internal, notFound } from '#base';
import type { Status } from '#domain/status';
import { mayDo } from '#platform/access';
import { problemResponse } from '#platform/http';
import type { KeyRing } from '#platform/keys';
import type { Actor, Operation, Runner } from '#platform/operations';
import type { Metrics } from './metrics-registry.ts';
import { measureRequests } from './metrics-requests.ts';
import { actorOf, keyInHeader } from './sent-key.ts';

/** Whether this process can do its work, and if not, why. */
export type Readiness = () => Promise<{ readonly ready: true } | { readonly ready: false; readonly reason: string }>;

export interface MonitoringDeps {
  readonly operations: readonly Operation[];
  readonly runner: Runner;
  readonly keys: KeyRing;
  readonly metrics: Metrics;
  readonly readiness: Readiness;
}

/** However often it is scraped, the database is asked this often at most, in ms. */
const FRESH_FOR = 5_000;

/**
 * Measures every request, and answers `/ready` (open: for load balancers) and `/metrics` (a metrics or admin key: it
 * tells how many customers' events came in, and a scraper can send a key like anybody else).
 */
export function mountMonitoring(app: Hono, { operations, runner, keys, metrics, readiness }: MonitoringDeps): void {
  const open = operations.filter(({ doors }) => doors.includes('http'));
  app.use(measureRequests(metrics, new Set(open.map(({ name }) => name))));
  app.get('/ready', async (context) => {
    const answer = await readiness();
    return context.json(answer, answer.ready ? 200 : 503);
  });
  const status = rememberFor(FRESH_FOR, (actor: Actor) => runStatus(operations, runner, actor));
  app.get('/metrics', async (context) => {
    const actor = await actorOf(keys, keyInHeader(context.req.header('authorization')));
    if (!mayDo(actor, 'measure')) {
      throw forbidden('role-not-allowed', '/metrics needs a metrics key (create-key) or an admin key.');
    }
    const text = await metrics.text(await status(actor));
    return context.body(text, 200, { 'content-type': metrics.contentType });
  });
}

/** All that a process answers which has no other HTTP: health, readiness, metrics. */
export function monitoringApp(deps: MonitoringDeps): Hono {
  const app = new Hono();
  mountMonitoring(app, deps);
  app.get('/health', (context) => context.json({ ok: true }));
  app.notFound((context) =>
    problemResponse(notFound('no-such-route', `${context.req.path} is answered by processes whose SERVICES name web.`)),
  );
  app.onError((error) => problemResponse(error));
  return app;
}

async function runStatus(operations: readonly Operation[], runner: Runner, actor: Actor): Promise<Status> {
  const operation = operations.find(({ name }) => name === 'get-status');
  if (operation === undefined) throw internal('no-status', 'There is no operation get-status.');
  // The operation's own output schema has checked it.
  return (await runner.run(operation, { actor, input: {} })) as Status;
}

/** What `read` gave last, for everybody who asks within `ms`; what failed is asked again by the next. */
function rememberFor<Asker, Value>(
  ms: number,
  read: (asker: Asker) => Promise<Value>,
): (asker: Asker) => Promise<Value> {
  let last: Promise<Value> | undefined;
  return (asker) => {
    if (last !== undefined) return last;
    const asked = read(asker);
    last = asked;
    const forget = (): void => {
      if (last === asked) last = undefined;
    };
    asked.then(() => setTimeout(forget, ms).unref(), forget);
    return asked;
  };
}
