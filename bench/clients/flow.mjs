import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { quantile } from './quantile.mjs';
import { batchSender } from './requests.mjs';

// New accounts come in, one event each; a gate lets 58 of 100 pass; who passes gets a mail, waits a minute, gets
// another. Here is the server that the mails arrive at, and the clock that they are held against.
const { url, key, database, smtpPort, items } = JSON.parse(process.argv[2] ?? '{}');
const PASSES = 58;
const LONGEST = 180_000;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const arrived = { Hello: new Map(), Again: new Map() };
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onData(stream, session, done) {
    let text = '';
    stream.setEncoding('utf8').on('data', (part) => {
      text += part;
    });
    stream.on('end', () => {
      const [, kind] = /^Subject: (Hello|Again)/m.exec(text) ?? [];
      const [{ address }] = session.envelope.rcptTo;
      if (arrived[kind]?.has(address)) throw new Error(`${address} got ${kind} twice`);
      arrived[kind]?.set(address, performance.now());
      done();
    });
  },
});
await new Promise((resolve) => server.listen(smtpPort, '127.0.0.1', resolve));

const client = new pg.Client({ connectionString: database });
await client.connect();
const sender = batchSender({ url, key, together: 8 });
const passing = Array.from({ length: items }, (_, n) => n).filter((n) => n % 100 >= 100 - PASSES).length;

const began = performance.now();
await sender.send(items, (n) => ({
  type: 'group',
  messageId: `flow-${n}`,
  userId: `flow-user-${n}`,
  groupId: `flow-${n}`,
  traits: { name: `Company ${n}`, potential: n % 100 },
  context: { traits: { email: `user-${n}@flow.example`, name: `Ada ${n}` } },
}));
const answered = performance.now() - began;
await until(() => arrived.Hello.size >= passing, `${passing} first mails`);
const first = Math.max(...arrived.Hello.values()) - began;

const late = await lateness();
await until(() => arrived.Again.size >= passing, `${passing} second mails`);
const pauses = [...arrived.Again].map(([address, at]) => at - (arrived.Hello.get(address) ?? 0));
// More would have come by now.
await pause(500);
sender.close();
await client.end();
server.close();
if (arrived.Hello.size !== passing || arrived.Again.size !== passing)
  throw new Error(`${arrived.Hello.size} first and ${arrived.Again.size} second mails arrived; ${passing} were to`);
process.stdout.write(
  `${JSON.stringify({
    accounts: items,
    mails: passing,
    answered,
    first,
    late: quantile(late, 0.99),
    latest: Math.max(...late),
    slowestPause: Math.max(...pauses) - 60_000,
  })}\n`,
);

/**
 * By how much each wait was resumed after it was due, in ms by the database's clock: its timer goes with the commit that
 * resumes it, and is asked for each 20 ms, so that no figure is too small and none more than that too large.
 */
async function lateness() {
  const waits = await client.query(
    "select enrollment, due_at from timer where journey = 'two_mails' and due_at < 'infinity'",
  );
  if (waits.rowCount !== passing) throw new Error(`${waits.rowCount} wait; ${passing} were to`);
  const waiting = new Map(waits.rows.map(({ enrollment, due_at }) => [enrollment, due_at.getTime()]));
  const late = [];
  const ends = Math.max(...waiting.values()) + LONGEST;
  for (;;) {
    const { rows } = await client.query(
      "select clock_timestamp() as at, array(select enrollment from timer where due_at < now() + interval '1 minute') as left",
    );
    const [{ at, left }] = rows;
    const still = new Set(left);
    for (const [enrollment, due] of waiting) {
      if (due > at.getTime() || still.has(enrollment)) continue;
      late.push(at.getTime() - due);
      waiting.delete(enrollment);
    }
    if (waiting.size === 0) return late;
    if (at.getTime() > ends) throw new Error(`${waiting.size} waits were not resumed`);
    await pause(20);
  }
}

async function until(holds, what) {
  const from = performance.now();
  while (!holds()) {
    if (performance.now() - from > LONGEST)
      throw new Error(
        `${what} did not arrive in ${LONGEST / 1000} s: ${arrived.Hello.size} and ${arrived.Again.size} did`,
      );
    await pause(10);
  }
}
