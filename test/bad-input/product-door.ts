import { connect } from 'node:net';
import { Work } from '#engine';
import { quietLog } from '#platform/log';
import { composeProduct } from '../../src/product.ts';
import { testDoor } from '../door.ts';

/** A call of which nothing is wrong. */
export const GOOD_CALL = {
  type: 'track',
  event: 'service.used',
  userId: 'jen',
  context: { groupId: 'acme' },
  properties: { quantity: 1 },
} as const;

/** The product behind its HTTP server, on a database of its own; `drain` does what is due at the clock's instant. */
export async function productDoor() {
  const product = composeProduct();
  const door = await testDoor(product.operations);
  const { db, clock } = door;
  const work = new Work({ db, clock, runtime: product.runtime, log: quietLog(), deliver: () => undefined });
  const write = { authorization: `Bearer ${door.keys.write}` };

  /** What the sender reads, in a line: status, reason and what is to be done; or the answer. */
  async function told(path: string, body: unknown, headers: Record<string, string> = write): Promise<string> {
    const { status, answer } = await door.post(path, body, headers);
    return `${status} ${status === 200 ? JSON.stringify(answer) : `${answer.reason}: ${answer.detail}`}`;
  }

  return {
    ...door,
    product,
    write,
    told,
    /** Several cases one after the other, each as `what it is → what is told`. */
    async tell(
      cases: readonly (readonly [what: string, path: string, body: unknown, headers?: Record<string, string>])[],
    ) {
      const lines: string[] = [];
      for (const [what, path, body, headers] of cases) lines.push(`${what} → ${await told(path, body, headers)}`);
      return `\n${lines.join('\n')}\n`;
    },
    /** An operation's answer, as an admin. */
    async ask(operation: string, input: object) {
      const { status, answer } = await door.post(`/api/${operation}`, input);
      if (status !== 200) throw new Error(`${operation}: ${status} ${JSON.stringify(answer)}`);
      return answer;
    },
    async drain() {
      while (await work.round());
    },
    /** What bytes that no client would write are answered with: the first line and the `detail`. */
    raw: (bytes: string | Buffer) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect(Number(new URL(door.url).port), '127.0.0.1');
        let answer = '';
        socket.on('data', (data) => {
          answer += data.toString();
        });
        socket.once('error', reject);
        socket.once('close', () => {
          const detail = /"detail":"((?:[^"\\]|\\.)*)"/.exec(answer)?.[1] ?? '';
          resolve(`${answer.split('\r\n')[0]} ${detail}`);
        });
        socket.write(bytes);
      }),
  };
}

export type ProductDoor = Awaited<ReturnType<typeof productDoor>>;
