import { Agent, request } from 'node:http';

const BATCH = 100;

/** Sends calls to /v1/batch as a customer's server would: a hundred a batch, a few requests in flight. */
export function batchSender({ url, key, together }) {
  const agent = new Agent({ keepAlive: true, maxSockets: together });
  return {
    /** Sends `count` calls; `call(n)` makes the nth. Resolves when all are answered, which is when they are stored. */
    async send(count, call) {
      let next = 0;
      const lane = async () => {
        while (next < count) {
          const at = next;
          next += BATCH;
          const batch = Array.from({ length: Math.min(BATCH, count - at) }, (_, place) => call(at + place));
          await post(`${url}/v1/batch`, { batch, sentAt: new Date().toISOString() }, key, agent);
        }
      };
      await Promise.all(Array.from({ length: together }, lane));
    },
    close: () => agent.destroy(),
  };
}

/** One POST of JSON; gives the answer, throws when it is no success or some of it was refused. */
export function post(url, body, key, agent) {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      authorization: `Bearer ${key}`,
    };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      let answer = '';
      response.setEncoding('utf8').on('data', (part) => {
        answer += part;
      });
      response.on('end', () => {
        if (response.statusCode === 200 && !answer.includes('refused')) resolve(answer);
        else reject(new Error(`${url} answered ${response.statusCode} ${answer.slice(0, 300)}`));
      });
    });
    sent.on('error', reject).end(text);
  });
}
