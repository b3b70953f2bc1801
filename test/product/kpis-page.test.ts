import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { composeProduct } from '../../src/product.ts';

const page = readFileSync('docs/kpis.md', 'utf8');
const shown = /^```yaml title=kpis\.yaml\n(.*?)^```$/ms.exec(page)?.[1] ?? '';

const playbook = {
  'playbook.yaml': 'playbook: upgrade\ntitle: Upgrade\nversion: "1"\nowner: Tests\nlocales: [en]\n',
  'facts.yaml': `attributes:
  reference: { type: bool }
events:
  service.feedback: { properties: { met: { type: bool } } }
  case_study.published: {}
  upgrade.asked: {}
`,
  'journeys/upgrade.yaml': `journey: upgrade
title: Upgrade
enter: { on: [upgrade.asked] }
stages:
  - stage: talk
    steps:
      - { task: discovery_call, title: Call, assign: csm }
      - { document: proposal, review: none }
      - { task: check_in, title: Check-in, assign: csm, form: check_in }
      - exit: done
`,
  'documents/proposal.md': '---\nwith: {}\n---\n## en\n# Proposal\nWords.\n',
  'forms/check_in.yaml':
    'form: check_in\ntitle: Check-in\nfields:\n  - { field: satisfied, label: Satisfied, type: yes/no }\n',
};

test('the KPIs that docs/kpis.md shows can be loaded', () => {
  const loaded = composeProduct().load({ ...playbook, 'kpis.yaml': shown });
  expect(loaded.ok ? [] : loaded.problems).toEqual([]);
  expect(loaded.ok && Object.keys(loaded.playbook.kpis)).toHaveLength(13);
});
