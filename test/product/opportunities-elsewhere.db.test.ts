import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningProduct, runningProduct } from '../running-product.ts';

const NOW = Date.UTC(2026, 2, 2, 10);
const files = {
  'playbook.yaml': 'playbook: pipeline\ntitle: Pipeline\nversion: "1"\nowner: Tests\nlocales: [en]\n',
  'kpis.yaml': `kpis:
  pipeline: { sum: opportunity.estimated_value, where: opportunity.is_open }
  won: { of: opportunity.created, did: opportunity.won }
`,
};

let product: RunningProduct;
beforeAll(async () => {
  product = await runningProduct(NOW);
  await product.run('publish-playbook', { files });
});
afterAll(() => product.close());

test('opportunities that another system keeps count in the pipeline, and their accounts in rates', async () => {
  const said = { stage: 'demo', estimated_value: 100.5, currency: 'USD' };
  await product.send('acme', 'opportunity.created', { opportunity: 'd1', ...said });
  await product.send('acme', 'opportunity.created', { opportunity: 'd2', ...said });
  await product.send('beta', 'opportunity.created', { opportunity: 'd3', ...said });
  await product.send('acme', 'opportunity.won', { opportunity: 'd1', stage: 'won' });
  await product.goTo(NOW + 1000);
  const { kpis } = await product.run('list-kpis', {});
  const shown = new Map((kpis as { kpi: string }[]).map((one) => [one.kpi, one]));
  expect(shown.get('pipeline')).toMatchObject({ money: [{ currency: 'USD', minor: 20_100, count: 2 }] });
  // What belongs to no journey run is counted by account, as rates count.
  expect(shown.get('won')).toMatchObject({ numerator: 1, denominator: 2 });
});
