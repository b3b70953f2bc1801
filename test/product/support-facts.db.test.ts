import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningProduct, runningProduct } from '../running-product.ts';

const NOW = Date.UTC(2026, 2, 2, 10);
const files = {
  'playbook.yaml': 'playbook: support\ntitle: Support\nversion: "1"\nowner: Tests\nlocales: [en]\n',
  'signals.yaml': `signals:
  in_trouble:
    title: In trouble
    leads to: risk
    pattern: clear
    when: tickets.open_high >= 2 && tickets.open >= 3
  unhappy:
    title: Unhappy
    leads to: risk
    pattern: clear
    when: survey.nps <= 6
grading:
  weak: { otherwise: true }
`,
};

let product: RunningProduct;
beforeAll(async () => {
  product = await runningProduct(NOW);
  await product.run('publish-playbook', { files });
});
afterAll(() => product.close());

async function raised(): Promise<string[]> {
  const { signals } = await product.run('list-signals', { account: 'acme' });
  return (signals as { kind: string }[]).map(({ kind }) => kind).sort();
}
const opened = (ticket: string, priority: string) => product.send('acme', 'ticket.opened', { ticket, priority });

test('a playbook sees tickets as they are opened and solved, by whatever batch', async () => {
  await opened('1', 'urgent');
  await opened('2', 'low');
  await product.send('acme', 'ticket.solved', { ticket: '1' });
  await opened('3', 'high');
  expect(await raised()).toEqual([]);
  await opened('4', 'high');
  expect(await raised()).toEqual(['in_trouble']);
});

test('a playbook sees the newest answer to a survey', async () => {
  await product.send('acme', 'nps.submitted', { score: 9 }, 'ann');
  expect(await raised()).toEqual(['in_trouble']);
  await product.goTo(NOW + 60_000);
  await product.send('acme', 'nps.submitted', { score: 3, comment: 'Too late' }, 'ann');
  expect(await raised()).toEqual(['in_trouble', 'unhappy']);
});
