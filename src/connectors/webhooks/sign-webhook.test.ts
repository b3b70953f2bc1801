import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { signatureHeaders } from './sign-webhook.ts';

const call = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  at: 1_614_265_330_999,
  body: '{"test": 2432232314}',
};

test('a call is signed as the example of Standard Webhooks', () => {
  expect(signatureHeaders(['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], call)).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('two secrets sign side by side', () => {
  const [one = '', two = ''] = ['whsec_b25l', 'whsec_dHdv'];
  const alone = [one, two].map((secret) => signatureHeaders([secret], call)['webhook-signature']);
  expect(signatureHeaders([one, two], call)['webhook-signature']).toBe(alone.join(' '));
});

test('what the documentation tells a receiver to do takes our calls, and no other', async () => {
  const [, code = ''] = /```js\n([\s\S]*?)```/.exec(readFileSync('docs/notifications.md', 'utf8')) ?? [];
  const { isOurs } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const secrets = ['whsec_b25l', 'whsec_dHdv'];
  const headers = signatureHeaders(secrets, call);
  for (const secret of secrets) expect(isOurs(headers, call.body, secret, call.at)).toBe(true);
  expect(isOurs(headers, call.body, 'whsec_b3RoZXI=', call.at)).toBe(false);
  expect(isOurs(headers, `${call.body} `, secrets[0], call.at)).toBe(false);
  expect(isOurs(headers, call.body, secrets[0], call.at + 600_000)).toBe(false);
});
