import type { PlaybookFiles } from '#engine';

/** A playbook that wants a region of each use, and asks how much of the plan is used: with no limit nobody knows. */
export const TRIAL: PlaybookFiles = {
  'playbook.yaml': 'playbook: trial\ntitle: Trial\nversion: "1"\nowner: Tests\nlocales: [en]\n',
  'facts.yaml': `attributes:
  plan_limit: { type: number }
metrics:
  usage: { event: service.used, sum: quantity }
events:
  service.used:
    properties:
      quantity: { type: number, required: true }
      region: { type: text, required: true, one of: [eu, us] }
`,
  'signals.yaml': `signals:
  near_limit: { title: Near the limit, leads to: expansion, when: usage.sum("7d") / account.plan_limit >= 0.8, quiet: 5d, pattern: clear }
grading:
  weak: { otherwise: true }
`,
};

/** The next version, in which the region may be left out. */
export const MENDED: PlaybookFiles = {
  ...TRIAL,
  'playbook.yaml': (TRIAL['playbook.yaml'] ?? '').replace('"1"', '"2"'),
  'facts.yaml': (TRIAL['facts.yaml'] ?? '').replace('region: { type: text, required: true', 'region: { type: text'),
};
