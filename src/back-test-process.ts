import { fork } from 'node:child_process';
import { availableParallelism, constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { internal } from '#base';
import type { AskedBackTest, BackTestResult, BackTestService } from '#domain/back-tests';
import { openServer } from '#platform/db';
import { backendOf, backTestPart, mergeBackTests } from '#simulation';
import type { Product } from './product.ts';
import type { Store } from './store.ts';

/** The argument by which this program is told to replay a part of a back-test for the process that started it. */
export const REPLAY_PART = 'replay-part';

/** What such a process is sent; the address holds a password, so it goes by no argument or variable. */
interface Task {
  readonly url: string;
  /** The server is ours, on this machine: its process for us gives way too. */
  readonly isEmbedded: boolean;
  readonly asked: AskedBackTest;
  readonly part: { readonly index: number; readonly of: number };
}

type Answer = { readonly share: number } | { readonly result: BackTestResult } | { readonly failure: string };

const MOST_PROCESSES = 2;

/** Replays in processes of their own, behind everything else on the machine; each reads its part of the shards. */
export function replayElsewhere({ url, isEmbedded }: Pick<Store, 'url' | 'isEmbedded'>): BackTestService['replay'] {
  return async (asked, progress, stop) => {
    const of = Math.min(MOST_PROCESSES, availableParallelism());
    const shares = Array.from({ length: of }, () => 0);
    const parts = await Promise.all(
      shares.map((_, index) =>
        replayPart({ url, isEmbedded, asked, part: { index, of } }, stop, (share) => {
          shares[index] = share;
          progress(shares.reduce((sum, one) => sum + one, 0) / of);
        }),
      ),
    );
    return mergeBackTests(parts);
  };
}

function replayPart(task: Task, stop: AbortSignal, progress: (share: number) => void): Promise<BackTestResult> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [REPLAY_PART], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const end = (): void => void child.kill('SIGKILL');
    stop.addEventListener('abort', end, { once: true });
    child.on('message', (answer: Answer) => {
      if ('share' in answer) progress(answer.share);
      else if ('result' in answer) resolve(answer.result);
      else reject(internal('replay-failed', answer.failure));
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      stop.removeEventListener('abort', end);
      // After its answer this changes nothing.
      reject(internal('replay-ended', `The process that replayed ended (${signal ?? code}); start it again.`));
    });
    child.send(task);
    if (stop.aborted) end();
  });
}

/** The part of a process that was started for it: replays what it is sent, answers, and ends. */
export async function answerReplay(product: Product): Promise<void> {
  const answer = (message: Answer): Promise<void> =>
    new Promise((resolve) => {
      if (process.send === undefined) resolve();
      else process.send(message, () => resolve());
    });
  // Whoever asked is gone.
  process.on('disconnect', () => process.exit(0));
  const task = await new Promise<Task>((resolve) => process.once('message', (sent) => resolve(sent as Task)));
  giveWay(process.pid);
  try {
    await answer({ result: await replay(product, task, (share) => void answer({ share })) });
  } catch (error) {
    await answer({ failure: error instanceof Error ? error.message : String(error) });
  }
  process.exit(0);
}

async function replay(product: Product, task: Task, told: (share: number) => void): Promise<BackTestResult> {
  const { asked, part, isEmbedded } = task;
  const db = openServer(quick(task.url), { connections: 1, name: 'perennial back-test' });
  if (isEmbedded) {
    const backend = await backendOf(db);
    if (backend !== undefined) giveWay(backend);
  }
  const running = await product.runtime(db);
  const loaded = product.load(asked.files);
  if (!loaded.ok) throw internal('playbook-problems', loaded.problems.map(({ message }) => message).join(' '));
  const live = product.replayRuntime(running);
  const draft = product.replayRuntime(running, loaded.playbook);
  let before = -1;
  const progress = (share: number): void => {
    if (share < before + 0.005 && share < 1) return;
    before = share;
    told(share);
  };
  return backTestPart({ db, live, draft, part, progress }, asked);
}

/** Compiling what reads the log of some accounts takes longer than reading it. */
function quick(url: string): string {
  const target = new URL(url);
  const options = `${target.searchParams.get('options') ?? ''} -c jit=off -c max_parallel_workers_per_gather=0`;
  target.searchParams.set('options', options.trim());
  return target.href;
}

/** Everything else on the machine comes first. */
function giveWay(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Where it may not be set, the work is done all the same.
  }
}
