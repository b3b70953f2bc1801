import { expect, test } from 'vitest';
import { playbookOf, withChange } from '../../../test/playbook-files.ts';

test('an event that others send may be declared too: what the playbook asks of it is added to what the product knows', () => {
  const declared =
    'csat.submitted: { properties: { score: { type: number }, region: { type: text, required: true } } }';
  const files = withChange('facts.yaml', 'upgrade.requested: {}', `upgrade.requested: {}\n  ${declared}`);
  expect(playbookOf(files).events['csat.submitted']?.properties).toMatchObject({
    score: { type: 'number', required: false },
    comment: { type: 'text' },
    region: { type: 'text', required: true },
  });
});
