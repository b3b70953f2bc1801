import { describe, expect, test } from 'vitest';
import { problemsOf, smallPlaybook, withChange } from '../../../test/playbook-files.ts';

const JOURNEY = 'journeys/upgrade.yaml';
const WHEN = 'when: usage.sum("30d") / account.plan_limit >= 0.8';

/** What is wrong, in which file, what was right there, what stands there now, and the one problem that is told. */
const mistakes: readonly (readonly [kind: string, file: string, from: string, to: string, told: string])[] = [
  [
    'a version that is no text',
    'playbook.yaml',
    `'1.0'`,
    '1.0',
    'playbook.yaml:3:10: "version" is text: put it in quotes, "2.0"',
  ],
  [
    'an unknown key',
    'playbook.yaml',
    'owner: Team',
    'onwer: Team',
    'playbook.yaml:4:1: unknown key "onwer"; did you mean "owner"?',
  ],
  [
    'an empty list',
    'playbook.yaml',
    'locales: [en]',
    'locales: []',
    'playbook.yaml:5:10: "locales" needs at least one',
  ],
  [
    'a key that stands twice',
    'playbook.yaml',
    'owner: Team',
    'title: Again',
    'playbook.yaml:4:1: this key stands here twice: keep one of them',
  ],
  [
    'an unknown type',
    'facts.yaml',
    '  plan_limit: { type: number }',
    '  plan_limit: { type: numbr }',
    'facts.yaml:2:23: "type" is number, text, bool, instant, date, list(text) or list(number), not "numbr"; did you mean "number"?',
  ],
  [
    'an unknown property',
    'facts.yaml',
    'sum: quantity',
    'sum: quantitty',
    'facts.yaml:5:38: "service.used" has no property "quantitty"; did you mean "quantity"?',
  ],
  [
    'an unknown event',
    'facts.yaml',
    'event: service.used',
    'event: service.usd',
    'facts.yaml:5:19: there is no event "service.usd"; did you mean "service.used"?',
  ],
  [
    'a name of a fact',
    'facts.yaml',
    '  usage:',
    '  health:',
    'facts.yaml:5:3: "health" is a word of the expression language: choose another name.',
  ],
  [
    'a word of the expression language',
    'facts.yaml',
    '  usage:',
    '  in:',
    'facts.yaml:5:3: "in" is a word of the expression language: choose another name.',
  ],
  [
    'a subject of the product as a metric',
    'facts.yaml',
    '  usage:',
    '  contract:',
    'facts.yaml:5:3: "contract" is what facts of the product are named by: choose another name',
  ],
  [
    'an id with a capital letter',
    'facts.yaml',
    '  usage:',
    '  Usage:',
    'facts.yaml:5:3: "Usage" is written with small letters, digits and _, and starts with a letter',
  ],
  [
    'two folds in one metric',
    'facts.yaml',
    'last: score',
    'last: score, sum: score',
    'facts.yaml:6:32: a metric keeps one thing: "sum" or "last"',
  ],
  [
    'an event of the product',
    'facts.yaml',
    'upgrade.requested: {}',
    'upgrade.requested: {}\n  meeting.booked: {}',
    'facts.yaml:11:3: "meeting.booked" is an event of the product itself: take it out',
  ],
  [
    'an event that others send, with another type',
    'facts.yaml',
    'upgrade.requested: {}',
    'upgrade.requested: {}\n  csat.submitted: { properties: { score: { type: text } } }',
    'facts.yaml:11:42: score of "csat.submitted" is number for the product: say so too, or take it out',
  ],
  [
    'an attribute of the product with another type',
    'facts.yaml',
    'attributes:',
    'attributes:\n  tenure_months: { type: text }',
    'facts.yaml:2:18: account.tenure_months is provided by the product, as number: take it out or choose another name',
  ],
  [
    'weights that are not 100',
    'health.yaml',
    'weight: 60',
    'weight: 50',
    'health.yaml:4:7: the weights add up to 90, not to 100',
  ],
  [
    'a scale without length',
    'health.yaml',
    '{ zero: 0, full: 20 }',
    '{ zero: 20, full: 20 }',
    'health.yaml:6:71: zero and full are the same: between them lie 0 to 100 points',
  ],
  [
    'values without a band',
    'health.yaml',
    ', { band: red }',
    '',
    'health.yaml:10:12: some values have no band: end with one without an edge, such as { band: wait }',
  ],
  [
    'more points than max',
    'signals.yaml',
    'max: 25',
    'max: 20',
    'signals.yaml:3:10: the factors can give 25 points, more than max 20: raise max or lower the points',
  ],
  [
    'points that no value reaches',
    'signals.yaml',
    '{ above: 0.9, points: 25, label: High }, { above: 0.7,',
    '{ above: 0.5, points: 25, label: High }, { above: 0.7,',
    'signals.yaml:7:59: no value comes this far: what stands before it takes them all; the first match wins',
  ],
  [
    'two edges',
    'signals.yaml',
    '{ above: 0.9,',
    '{ above: 0.9, from: 0.9,',
    'signals.yaml:7:32: one edge is enough: "above" or "from"',
  ],
  [
    'an unknown fact',
    'signals.yaml',
    WHEN,
    'when: usage.sum("30d") / account.plan_limt >= 0.8',
    'signals.yaml:13:30: There is no fact account.plan_limt',
  ],
  [
    'an unknown fact in a folded text',
    'signals.yaml',
    WHEN,
    'when: >-\n      usage.sum("30d")\n      / account.plan_limt >= 0.8',
    'signals.yaml:15:9: There is no fact account.plan_limt',
  ],
  [
    'an unknown fact in a quoted text',
    'signals.yaml',
    WHEN,
    `when: 'account.name == ''a'' || account.plan_limt >= 0.8'`,
    'signals.yaml:13:37: There is no fact account.plan_limt',
  ],
  [
    'an expression of the wrong type',
    'signals.yaml',
    'input: usage.sum("30d") / account.plan_limit',
    'input: account.name',
    'signals.yaml:6:16: This gives text',
  ],
  [
    'a leading ! without quotes',
    'signals.yaml',
    WHEN,
    'when: !known(nps.last())',
    `signals.yaml:13:11: YAML reads a leading ! as a tag and not as "not": put the whole value in single quotes: 'x'`,
  ],
  [
    'a # that cuts an expression',
    'signals.yaml',
    WHEN,
    'when: account.name == " #1"',
    'signals.yaml:13:27: The text that begins here has no closing quote; what follows # is a comment: to keep it, put the whole in single quotes',
  ],
  [
    'a comma that cuts an expression',
    'signals.yaml',
    'weak: { otherwise: true }',
    'weak: { when: max(signals.kinds, 2) > 1, otherwise: true }',
    'signals.yaml:17:36: unknown key "2) > 1"; if it is a piece of the value before it, put that value in single quotes',
  ],
  [
    'levels that go down',
    'signals.yaml',
    '[0.8, 0.9]',
    '[0.9, 0.8]',
    'signals.yaml:14:13: levels go up: write them from the lowest to the highest',
  ],
  [
    'a level below the condition',
    'signals.yaml',
    '[0.8, 0.9]',
    '[0.7, 0.9]',
    `signals.yaml:14:14: level 0.7 lies below the condition's own 0.8: it would never be said`,
  ],
  [
    'a signal that never ends',
    'signals.yaml',
    'when: usage.sum("30d") / account.plan_limit >= 0.8\n    levels: [0.8, 0.9]',
    'on: service.used',
    'signals.yaml:11:5: an event raises it and nothing ends it: say how long it lasts, such as lasts: 90d',
  ],
  [
    'signals without a grade',
    'signals.yaml',
    'otherwise: true',
    'when: signal.direct_request',
    'signals.yaml:17:9: some signals have no grade: give the last one otherwise: true',
  ],
  [
    'a misspelt kind of step',
    JOURNEY,
    'email: outreach',
    'emial: outreach',
    'journeys/upgrade.yaml:11:9: unknown key "emial"; did you mean "email"?',
  ],
  [
    'a step without a kind',
    JOURNEY,
    'email: outreach',
    'foo: outreach',
    'journeys/upgrade.yaml:11:9: this needs one of the keys "email", "task", "notify", "document", "do", "wait", "await", "choose", "split", "exit"',
  ],
  [
    'colleagues told what is written to customers',
    JOURNEY,
    'email: outreach',
    'notify: outreach',
    'journeys/upgrade.yaml:11:17: "outreach" goes to customers: write email: outreach, or give it purpose: internal',
  ],
  [
    'a missing message',
    JOURNEY,
    'email: outreach',
    'email: outraech',
    'journeys/upgrade.yaml:11:16: there is no message "outraech"; did you mean "outreach"?',
  ],
  [
    'a missing form',
    JOURNEY,
    'form: note',
    'form: nota',
    'journeys/upgrade.yaml:22:15: there is no form "nota"; did you mean "note"?',
  ],
  [
    'a missing guide',
    JOURNEY,
    'guide: call',
    'guide: cal',
    'journeys/upgrade.yaml:23:16: there is no guide "cal"; did you mean "call"?',
  ],
  [
    'an unknown role',
    JOURNEY,
    'assign: csm',
    'assign: cms',
    'journeys/upgrade.yaml:21:17: there is no role "cms"; did you mean "csm"?',
  ],
  [
    'no moment',
    JOURNEY,
    'at: day 3',
    'at: day three',
    'journeys/upgrade.yaml:12:13: "day three" is no moment: write day 3, "day 3, best hour", 3d, at meeting.starts, 24h after meeting.ends or business morning',
  ],
  [
    'a go to nowhere',
    JOURNEY,
    'meeting.booked: call\n',
    'meeting.booked: cal\n',
    'journeys/upgrade.yaml:17:27: there is no step or stage "cal"; did you mean "call"?',
  ],
  [
    'a way of an event that is not awaited',
    JOURNEY,
    'meeting.booked: call\n',
    'meeting.bookd: call\n',
    'journeys/upgrade.yaml:17:26: there is no event awaited here called "meeting.bookd"; did you mean "meeting.booked"?',
  ],
  [
    'a timeout without a limit',
    JOURNEY,
    '        for: 7d\n',
    '',
    'journeys/upgrade.yaml:17:11: nothing ends this wait in time: add for: 7d or until: day 10',
  ],
  [
    'an event that nobody declares',
    JOURNEY,
    'email.replied]',
    'emial.replied]',
    'journeys/upgrade.yaml:14:33: there is no event or task of this journey "emial.replied"; did you mean "email.replied"?',
  ],
  [
    'two steps of one name',
    JOURNEY,
    '      - choose:\n',
    '      - { id: answer, wait: 1d }\n      - choose:\n',
    'journeys/upgrade.yaml:24:9: "answer" is the name of another step already: give this step an id of its own',
  ],
  [
    'a clock that nothing starts',
    JOURNEY,
    'at: day 3',
    'at: 24h after meeting.ends',
    'journeys/upgrade.yaml:12:13: nothing before this waits for meeting.booked, so meeting.ends may not be known here: await it first',
  ],
  [
    'a clock that counts from a number',
    JOURNEY,
    'at: day 3',
    'at: 24h after contract.arr',
    'journeys/upgrade.yaml:12:13: contract.arr is number: a time counts from an instant or a date',
  ],
  [
    'a step that nothing leads to',
    JOURNEY,
    '        otherwise: { exit: late }\n',
    '        otherwise: { exit: late }\n      - exit: done\n',
    'journeys/upgrade.yaml:28:9: nothing leads to the step "discovery_exit_4": take it out, or let a "go" lead here',
  ],
  [
    'an outcome that never comes',
    JOURNEY,
    'again: { late: 90d }',
    'again: { lat: 90d }',
    'journeys/upgrade.yaml:7:12: no exit has the outcome "lat"; did you mean "late"?',
  ],
  [
    'no duration',
    JOURNEY,
    'again: { late: 90d }',
    'again: { late: soon }',
    'journeys/upgrade.yaml:7:18: "soon" is no duration: write 48h, 30d, 2 weeks, 6 months or 2 business days',
  ],
  [
    'an unknown signal',
    JOURNEY,
    'signals: high_usage',
    'signals: hihg_usage',
    'journeys/upgrade.yaml:5:12: there is no signal "hihg_usage"; did you mean "high_usage"?',
  ],
  [
    'a case without a condition',
    JOURNEY,
    'when: answers.note.status == "yes", exit',
    'exit',
    'journeys/upgrade.yaml:25:13: a case needs "when"; what is done in every other case is "otherwise"',
  ],
  [
    'an unknown field of a form',
    JOURNEY,
    'answers.note.status',
    'answers.note.staus',
    'journeys/upgrade.yaml:25:21: The form note has no field staus',
  ],
  [
    'an unknown action',
    JOURNEY,
    'email: outreach',
    'do: opportunity.creat',
    'journeys/upgrade.yaml:11:13: there is no action "opportunity.creat"; did you mean "opportunity.create"?',
  ],
  [
    'an unknown argument',
    JOURNEY,
    'email: outreach',
    'do: opportunity.create\n        with: { scor: 3 }',
    'journeys/upgrade.yaml:12:17: opportunity.create takes no "scor"; did you mean "score"?',
  ],
  [
    'an argument of the wrong type',
    JOURNEY,
    'email: outreach',
    'do: opportunity.create\n        with: { score: high }',
    'journeys/upgrade.yaml:12:24: "score" is number, not text; a value that is computed starts with =',
  ],
  [
    'a computed argument of the wrong type',
    JOURNEY,
    'email: outreach',
    'do: opportunity.create\n        with: { score: =account.name }',
    'journeys/upgrade.yaml:12:25: This gives text',
  ],
  [
    'a subject other than the account',
    JOURNEY,
    'title: Upgrade\n',
    'title: Upgrade\nabout: contract\n',
    'journeys/upgrade.yaml:3:8: "about" is "account"; other subjects are not available yet',
  ],
  [
    'a choice without options',
    'forms/note.yaml',
    ', options: [yes, no]',
    '',
    'forms/note.yaml:4:5: a choice needs "options"',
  ],
  [
    'rows that cannot become tasks',
    'forms/note.yaml',
    'fields:\n',
    'fields:\n  - { field: steps, label: Steps, type: list, rows: next steps, fields: [{ field: action, label: What, type: text }] }\n',
    'forms/note.yaml:4:53: rows of next steps need the fields action, owner, due: owner, due is missing',
  ],
  [
    'a value that nothing provides',
    'messages/outreach.md',
    '{{share}}',
    '{{shre}}',
    'messages/outreach.md:11:17: nothing provides "shre"; did you mean "share"?',
  ],
  [
    'a value that nothing provides, in the subject',
    'messages/outreach.md',
    '{{contact.first_name}}',
    '{{contact.firstname}}',
    'messages/outreach.md:9:11: nothing provides "contact.firstname"; did you mean "contact.first_name"?',
  ],
  [
    'a message without a subject',
    'messages/outreach.md',
    '# Hello {{contact.first_name}}\n',
    '',
    'messages/outreach.md:8:1: the subject is missing: begin the text with a heading, "# Subject"',
  ],
  [
    'a message without a head',
    'messages/outreach.md',
    '---\npurpose',
    'purpose',
    'messages/outreach.md:1:1: the file begins with a head between two lines "---"; before the first there is nothing',
  ],
  [
    'a language of no one',
    'messages/outreach.md',
    '## en',
    '## de\n# Hallo\n\nText\n\n## en',
    `messages/outreach.md:8:1: de is not among the playbook's locales (en): add it in playbook.yaml, or take this text out`,
  ],
  [
    'a name with a meaning of its own',
    'messages/outreach.md',
    '  share:',
    '  csm: account.name\n  share:',
    'messages/outreach.md:6:3: "csm" has a meaning of its own in every text: choose another name',
  ],
  [
    'an unknown fact of a scenario',
    'tests/all.yaml',
    'plan_limit: 100',
    'plan_limt: 100',
    'tests/all.yaml:3:16: there is no account.plan_limt; did you mean "plan_limit"?',
  ],
  [
    'no quantity',
    'tests/all.yaml',
    '92 in last 30d',
    '92 in 30d',
    'tests/all.yaml:4:28: "92 in 30d" is no quantity: write 92 in last 30d',
  ],
  [
    'an event without what it needs',
    'tests/all.yaml',
    'starts: day 4 14:00, ',
    '',
    'tests/all.yaml:7:33: meeting.booked needs "starts"',
  ],
  [
    'an unknown task of a scenario',
    'tests/all.yaml',
    'done: call',
    'done: cal',
    'tests/all.yaml:8:23: there is no task "cal"; did you mean "call"?',
  ],
  [
    'an answer that is no option',
    'tests/all.yaml',
    'status: no',
    'status: maybe',
    'tests/all.yaml:9:43: there is no option "maybe"; there are yes, no',
  ],
  [
    'something unknown that never happens',
    'tests/all.yaml',
    'never: done',
    'never: dne',
    'tests/all.yaml:14:16: there is no message, task, signal or outcome "dne"; did you mean "done"?',
  ],
  [
    'an expectation without a day',
    'tests/all.yaml',
    '- { day: 3, at',
    '- { at',
    'tests/all.yaml:12:7: say on which day, or that it never happens: { never: ... }',
  ],
];

describe('a mistake is told once, with its place and what would be right', () => {
  test('the small playbook has none', () => {
    expect(problemsOf(smallPlaybook)).toEqual([]);
  });

  test.each(mistakes)('%s', (_, file, from, to, told) => {
    expect(problemsOf(withChange(file, from, to))).toEqual([expect.stringContaining(told)]);
  });

  test('every text is there in every language', () => {
    expect(problemsOf(withChange('playbook.yaml', '[en]', '[en, ko]'))).toEqual([
      'guides/call.md:1:1: the text in ko is missing: add a section "## ko"',
      'messages/outreach.md:1:1: the text in ko is missing: add a section "## ko"',
    ]);
  });

  test('two files hold one form', () => {
    const files = { ...smallPlaybook, 'forms/other.yaml': smallPlaybook['forms/note.yaml'] ?? '' };
    expect(problemsOf(files)).toEqual([
      'forms/other.yaml:1:7: forms/note.yaml holds a form "note" already: choose another name',
    ]);
  });

  test('files without a place in a playbook are named', () => {
    const files = { 'segments.yaml': '', 'fact.yaml': '', 'journey/x.yaml': '', 'journeys/x.yml': '', 'README.md': '' };
    expect(problemsOf({ ...smallPlaybook, ...files })).toEqual([
      'fact.yaml:1:1: a playbook has no file of this name; did you mean "facts.yaml"?',
      'journey/x.yaml:1:1: a playbook has no folder "journey"; did you mean "journeys"?',
      'journeys/x.yml:1:1: files in journeys/ end in .yaml',
      'segments.yaml:1:1: this kind of file is not available yet: take it out of the playbook',
    ]);
  });

  test('aliases that multiply are refused', () => {
    const ten = (name: string) => Array.from({ length: 10 }, () => name).join(', ');
    const bomb = `a: &a [${ten('x')}]\nb: &b [${ten('*a')}]\nc: &c [${ten('*b')}]\nd: [${ten('*c')}]\n`;
    expect(problemsOf({ ...smallPlaybook, 'facts.yaml': bomb })).toEqual([
      'facts.yaml:1:1: more than 100 uses of aliases (*name): write the values out',
    ]);
  });

  test('a folder without playbook.yaml is no playbook', () => {
    expect(problemsOf({})).toEqual([expect.stringMatching(/^playbook.yaml:1:1: the file is missing/)]);
  });

  test('health is asked only where a model says what it is', () => {
    const { 'health.yaml': _, ...files } = withChange(
      'signals.yaml',
      'when: usage.sum("30d") / account.plan_limit',
      'when: health.score',
    );
    expect(problemsOf(files)).toEqual([
      expect.stringContaining('signals.yaml:13:11: this asks for health, and the playbook has no health model'),
    ]);
  });
});
