import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import type { Home } from './home.ts';

const PERENNIAL = join(import.meta.dirname, '../../bin/perennial');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

export interface Keys {
  readonly admin: string;
  readonly write: string;
}

/** What an operation refuses with. */
export interface Problem {
  readonly title: string;
  readonly detail: string;
  readonly reason: string;
}

/** `perennial serve` as a process of its own. */
export class Product {
  readonly #child;
  readonly ended: Promise<Ended>;
  #isUp: Promise<void>;
  #said = '';

  constructor(
    readonly home: Home,
    environment: Readonly<Record<string, string>>,
  ) {
    this.#child = spawn(process.execPath, [PERENNIAL, 'serve'], {
      cwd: tmpdir(),
      env: surroundings(home, environment),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.ended = once(this.#child, 'close').then(([code, signal]) => ({ code, signal }) as Ended);
    this.#isUp = new Promise((resolve, reject) => {
      const heard = (text: string): void => {
        this.#said += text;
        if (this.#said.includes('Ctrl-C stops it.')) resolve();
      };
      this.#child.stdout.setEncoding('utf8').on('data', heard);
      this.#child.stderr.setEncoding('utf8').on('data', heard);
      this.ended.then(({ code, signal }) => reject(new Error(`ended with ${signal ?? code}: ${this.#said}`)));
    });
    // Whoever waits for it gets the error; a product that is to fail has nobody waiting.
    this.#isUp.catch(() => undefined);
  }

  /** All that it has printed. */
  get said(): string {
    return this.#said;
  }

  async up(): Promise<this> {
    await this.#isUp;
    return this;
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** The keys that the first start prints. */
  get firstKeys(): Keys | undefined {
    const [, admin] = /admin key +(\S+)/.exec(this.#said) ?? [];
    const [, write] = /write key +(\S+)/.exec(this.#said) ?? [];
    return admin === undefined || write === undefined ? undefined : { admin, write };
  }

  /** SIGKILL: nothing is said goodbye to. At once; `ended` tells when it is gone. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** Ctrl-C. */
  async stop(): Promise<Ended> {
    this.#child.kill('SIGINT');
    return this.ended;
  }
}

export interface Ran extends Ended {
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCommand {
  /** SIGKILL. */
  kill(): void;
  readonly ran: Promise<Ran>;
}

/** Another command of `perennial`, to its end. */
export function command(home: Home, ...args: string[]): Promise<Ran> {
  return startCommand(home, ...args).ran;
}

/** The same, to be killed before it. */
export function startCommand(home: Home, ...args: string[]): RunningCommand {
  const child = spawn(process.execPath, [PERENNIAL, ...args], {
    cwd: tmpdir(),
    env: surroundings(home, {}),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ran = once(child, 'close').then(([code, signal]): Ran => ({ code, signal, stdout, stderr }));
  return { ran, kill: () => void child.kill('SIGKILL') };
}

/** Nothing of the settings of whoever runs the tests. */
function surroundings(home: Home, environment: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR, LOG_LEVEL: 'warn', PORT: String(home.port), ...home.environment, ...environment };
}

export interface Asking {
  readonly key?: string | undefined;
  /** The same again is answered again and done once. */
  readonly idempotencyKey?: string | undefined;
  /** The instant that the answer begins to come in. */
  readonly answered?: (() => void) | undefined;
}

/** `POST /api/<operation>`, whatever it answers; on a connection of its own, so that none is left of a killed one. */
export async function call<Body>(home: Home, operation: string, input: unknown, asking: Asking): Promise<Answer<Body>> {
  const { key, idempotencyKey, answered } = asking;
  const sent = request({
    host: '127.0.0.1',
    port: home.port,
    method: 'POST',
    path: `/api/${operation}`,
    agent: false,
    timeout: 60_000,
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    },
  });
  sent.on('timeout', () => sent.destroy(new Error(`${operation} did not answer within 60 s`)));
  sent.end(JSON.stringify(input));
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  answered?.();
  // Of the shape that the operation's own schema has checked.
  return { status: response.statusCode ?? 0, body: (await json(response)) as Body };
}
