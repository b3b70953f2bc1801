import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../database.ts';
import { fullPlaybook } from '../full-playbook.ts';
import { withChange } from '../playbook-files.ts';
import { perennial } from './cli.ts';
import { productDoor } from './product-door.ts';

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'playbook-'));
  database = await testDatabase();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.close();
});

type Files = Readonly<Record<string, string | Uint8Array>>;

function written(name: string, files: Files): string {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return join(folder, name);
}

/** Without the folder, which is another one each time. */
async function cli(...args: string[]): Promise<string> {
  const said = await perennial(args, database);
  return `\n${said.replaceAll(`${folder}/`, '')}\n`;
}

/** One of each kind, each in a line of its own: file, what was right there, what stands there now. */
const MISTAKES: readonly (readonly [kind: string, file: string, from: string, to: string])[] = [
  ['an event that nobody declares', 'facts.yaml', '  nps: {', '  seats: { event: seat.added, count: true }\n  nps: {'],
  ['a property that an event lacks', 'facts.yaml', 'last: score', 'last: scroe'],
  ['an unknown fact in an input', 'health.yaml', 'input: nps.last()', 'input: npss.last()'],
  ['a band that is none', 'health.yaml', '      unknown: [', '      unknwn: ['],
  ['a task to a role that is none', 'health.yaml', 'assign: csm', 'assign: cms'],
  ['a target without an edge', 'kpis.yaml', "'>= 40%'", '40%'],
  ['a share in place of a number', 'kpis.yaml', '< 45 days', '< 45%'],
  ['a figure that is none', 'kpis.yaml', 'sum: opportunity.estimated_value', 'sum: opportunity.estimated_valu'],
  ['a contribution of no journey', 'kpis.yaml', ', journey: deal }', ' }'],
  ['a stand-in that is no role', 'team.yaml', 'stand in: [cs_lead]', 'stand in: [cs_leed]'],
  [
    'a rule that compares text with a number',
    'signals.yaml',
    'when: usage.sum("30d") / account.plan_limit >= 0.8',
    'when: usage.sum("30d") >= "many"',
  ],
  ['a window that is none', 'signals.yaml', 'input: usage.sum("30d")', 'input: usage.sum("a month")'],
  ['an expression that ends too early', 'journeys/deal.yaml', 'gate: health.score >= 60', 'gate: health.score >='],
  ['a message that is not there', 'journeys/deal.yaml', 'email: reminder', 'email: remindr'],
  ['a step that is not there', 'journeys/deal.yaml', 'go: made', 'go: mode'],
  ['weights that are not 100', 'journeys/deal.yaml', 'arm: none, weight: 20', 'arm: none, weight: 10'],
  ['an action that is none', 'journeys/deal.yaml', 'do: order.create', 'do: order.crate'],
  ['a stage to come back to that is none', 'journeys/deal.yaml', 'from: offer', 'from: ofer'],
  ['a document that is not there', 'journeys/deal.yaml', 'document: proposal,', 'document: propsal,'],
  ['a duration that is none', 'journeys/deal.yaml', 'steps: [{ wait: 1d }]', 'steps: [{ wait: a day }]'],
  ['a moment that is none', 'journeys/upgrade.yaml', 'at: day 3', 'at: third day'],
  ['a field shown by an unknown one', 'forms/offer.yaml', 'size > 100', 'sise > 100'],
  ['a variable that nothing gives', 'messages/outreach.md', '{{contact.first_name}}', '{{contact.fist_name}}'],
  ['a block that is not closed', 'messages/reminder.md', '{{/if}}', ''],
  ['a language that the playbook has not', 'messages/won.md', '## en', '## de'],
  ['a thread to a message that is not there', 'messages/reminder.md', 'thread: delivery', 'thread: delivry'],
  ['a variable of a guide that nothing gives', 'guides/attention.md', '{{account.name}}', '{{acount.name}}'],
  ['a variable of a document that nothing gives', 'documents/proposal.md', '{{plan}}', '{{plann}}'],
];

const mistaken = (): Record<string, string> =>
  MISTAKES.reduce<Record<string, string>>((files, [, file, from, to]) => withChange(file, from, to, files), {
    ...fullPlaybook,
  });

test('every mistake of a folder is printed with file, line, column and what would be right, in order', async () => {
  expect(new Set(MISTAKES.map(([kind]) => kind)).size).toBeGreaterThanOrEqual(20);
  expect(await cli('playbook', 'check', written('mistaken', mistaken()))).toMatchInlineSnapshot(`
    "
    mistaken/documents/proposal.md:10:15: nothing provides "plann"; did you mean "plan"?
    mistaken/facts.yaml:6:19: there is no event "seat.added"
    mistaken/facts.yaml:7:38: "nps.submitted" has no property "scroe"; did you mean "score"?
    mistaken/forms/offer.yaml:9:69: This form has no field sise; did you mean size?
    mistaken/guides/attention.md:5:8: nothing provides "acount.name"; did you mean "account.name"?
    mistaken/health.yaml:9:43: There is no npss; did you mean nps?
    mistaken/health.yaml:13:38: there is no role "cms"; did you mean "csm"?
    mistaken/health.yaml:15:15: there is no band "unknwn"; did you mean "unknown"?
    mistaken/journeys/deal.yaml:8:22: The expression ends too early: something is missing here.
    mistaken/journeys/deal.yaml:25:11: the weights add up to 90, not to 100
    mistaken/journeys/deal.yaml:25:43: there is no step or stage "mode"; did you mean "made"?
    mistaken/journeys/deal.yaml:26:54: "a day" is no moment: write day 3, "day 3, best hour", 3d, at meeting.starts, 24h after meeting.ends or business morning
    mistaken/journeys/deal.yaml:28:31: there is no document "propsal"; did you mean "proposal"?
    mistaken/journeys/deal.yaml:36:50: there is no message "remindr"; did you mean "reminder"?
    mistaken/journeys/deal.yaml:42:120: there is no stage "ofer"; did you mean "offer"?
    mistaken/journeys/deal.yaml:46:13: there is no action "order.crate"; did you mean "order.create"?
    mistaken/journeys/upgrade.yaml:12:13: "third day" is no moment: write day 3, "day 3, best hour", 3d, at meeting.starts, 24h after meeting.ends or business morning
    mistaken/kpis.yaml:2:81: "40%" says no edge: write '>= 40%', or >, < or <=
    mistaken/kpis.yaml:6:20: there is no figure "opportunity.estimated_valu"; did you mean "opportunity.estimated_value"?
    mistaken/kpis.yaml:8:74: this is a number, not a share: write '< 45'
    mistaken/kpis.yaml:12:9: whose contribution? say journey: <name>
    mistaken/messages/outreach.md:9:11: nothing provides "contact.fist_name"; did you mean "contact.first_name"?
    mistaken/messages/reminder.md:5:9: there is no message "delivry"; did you mean "delivery"?
    mistaken/messages/reminder.md:11:1: a {{#block}} or {{ is never closed; known are {{#if}}, {{#unless}}, {{#each}}, {{#with}}, {{button "Label" url}}, {{answer "Label" "name"}}, {{date value}}, {{money amount "USD"}}
    mistaken/messages/won.md:1:1: the text in en is missing: add a section "## en"
    mistaken/messages/won.md:6:1: de is not among the playbook's locales (en): add it in playbook.yaml, or take this text out
    mistaken/signals.yaml:6:26: "a month" is no window: write days or weeks, such as "30d" or "2w".
    mistaken/signals.yaml:13:11: >= compares values of one type; usage.sum("30d") is a number and "many" is text.
    mistaken/team.yaml:2:54: there is no role "cs_leed"; did you mean "cs_lead"?
    29 problems in mistaken
    exit code 1
    "
  `);
});

test('publishing is refused with the same list at the command line and over HTTP, and nothing of it runs', async () => {
  const place = written('mistaken', mistaken());
  const checked = await cli('playbook', 'check', place);
  expect(await cli('playbook', 'publish', place)).toBe(checked);
  expect(await database.db.query('select 1 from playbook_version')).toEqual([]);
  const door = await productDoor();
  const { status, answer } = await door.post('/api/publish-playbook', { files: mistaken() });
  expect([status, answer.reason]).toEqual([400, 'playbook-problems']);
  const lines = answer.detail.split('\n').slice(1);
  const printed = checked.split('\n').filter((line) => line.startsWith('mistaken/'));
  expect(lines).toEqual(printed.map((line) => line.replace('mistaken/', '')));
  expect(await door.ask('list-playbooks', {})).toEqual({ versions: [] });
  await door.close();
});

test('what is wrong with the files themselves is told before what they mean, all at once', async () => {
  const files: Files = {
    ...fullPlaybook,
    'playbook.yaml': 'playbook: full\ntitle: Full\nversion: 1.0\nonwer: Team\nlocales: []\n',
    'team.yaml': Buffer.from('roles:\n  csm: { title: Müller }\n', 'latin1'),
    'health.yaml': 'health:\n\tone: 1\n',
    'kpis.yaml': 'kpis: [\n',
    'signals.yaml': 'signals:\n  a: { title: A }\n  a: { title: B }\n',
    'journey/late.yaml': 'journey: late\n',
    'messages/won.md': 'Hello\n',
    'messages/Late One.md': '---\npurpose: service\n---\n## en\n# Hi\nHi\n',
    'facts.yml': 'attributes: {}\n',
  };
  expect(await cli('playbook', 'check', written('broken', files))).toMatchInlineSnapshot(`
    "
    broken/facts.yml:1:1: a playbook has no file of this name; did you mean "facts.yaml"?
    broken/health.yaml:2:1: a tab indents this line: use blanks
    broken/journey/late.yaml:1:1: a playbook has no folder "journey"; did you mean "journeys"?
    broken/kpis.yaml:2:1: a [ is not closed: add ]
    broken/messages/Late One.md:1:1: the file's name is the id of what it holds, which is written with small letters, digits and _, and starts with a letter
    broken/messages/won.md:1:1: the file begins with a head between two lines "---"; before the first there is nothing
    broken/playbook.yaml:3:10: "version" is text: put it in quotes, "2.0"
    broken/playbook.yaml:4:1: unknown key "onwer"; did you mean "owner"?
    broken/playbook.yaml:5:10: "locales" needs at least one
    broken/signals.yaml:3:3: this key stands here twice: keep one of them
    broken/team.yaml:2:18: this character can not be read: save the file as UTF-8
    11 problems in broken
    exit code 1
    "
  `);
});

test('a folder that is none, or has nothing in it', async () => {
  mkdirSync(join(folder, 'empty'));
  expect(await cli('playbook', 'check', join(folder, 'empty'))).toMatchInlineSnapshot(`
    "
    empty/playbook.yaml:1:1: the file is missing: it says the id, title, version, owner and locales of the playbook
    1 problem in empty
    exit code 1
    "
  `);
  expect(await cli('playbook', 'check', join(folder, 'nowhere'))).toMatchInlineSnapshot(`
    "
    There is no folder nowhere; a playbook is a folder with a playbook.yaml
    exit code 1
    "
  `);
});

test('files of an editor that marks them (BOM) and ends lines in its own way are in order', async () => {
  const marked = Object.entries(fullPlaybook).map(([name, text]) => [name, `\uFEFF${text.replaceAll('\n', '\r\n')}`]);
  expect(await cli('playbook', 'check', written('marked', Object.fromEntries(marked)))).toBe(
    '\nsmall 1.0 is in order\nexit code 0\n',
  );
});
