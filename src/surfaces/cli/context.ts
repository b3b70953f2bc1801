import type { Clock } from '#base';
import type { Runtime } from '#engine';
import type { Db, Queryable } from '#platform/db';
import type { Operation, Runner } from '#platform/operations';
import type { LoadedPlaybook } from '#pure/playbook';
import type { Simulated, SimulationOptions } from '#simulation';

/** What commands work with while they have the store open. */
export interface CommandContext {
  readonly db: Db;
  readonly clock: Clock;
  readonly runner: Runner;
  readonly runtime: (db: Queryable) => Promise<Runtime>;
  readonly wake: (shards: readonly number[]) => void;
}

/** What the composition root gives to the command line. */
export interface CliPorts {
  readonly operations: readonly Operation[];
  readonly load: (files: Readonly<Record<string, string>>) => LoadedPlaybook;
  /** A runtime of one playbook without a database: for scenarios. */
  readonly runtimeOf: (loaded: Extract<LoadedPlaybook, { ok: true }>['playbook']) => Runtime;
  /** Opens the store for as long as `work` takes, and tells when no worker runs to go on with what it left. */
  readonly withStore: (work: (context: CommandContext) => Promise<void>) => Promise<void>;
  /** Plays planted customers through a playbook's files on a scratch database. */
  readonly simulate: (files: Readonly<Record<string, string>>, options: SimulationOptions) => Promise<Simulated>;
  /** Runs the product until it is told to stop. */
  readonly serve: () => Promise<void>;
  /** Where people reach the product. */
  readonly publicUrl: () => string;
  readonly print: (line: string) => void;
}
