import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR } from '#base';
import { type RunningProduct, runningProduct, SERVICE_UPGRADE } from '../running-product.ts';

/** A Monday. */
const START = Date.UTC(2026, 0, 12, 9);

let product: RunningProduct;
beforeEach(async () => {
  product = await runningProduct(START);
  await product.run('add-person', {
    id: 'ana',
    name: 'Ana Silva',
    email: 'ana@perennial.example',
    booking_link: 'https://cal.example/ana',
    roles: ['csm'],
  });
});
afterEach(() => product.close());

async function publish(change: (text: string) => string = (text) => text): Promise<void> {
  const files = Object.fromEntries(Object.entries(SERVICE_UPGRADE).map(([path, text]) => [path, change(text)]));
  await product.run('publish-playbook', { files });
}

/**
 * A customer of 14 months, in good health, who would recommend us and has used 92 of 100. The answer alone (60 points)
 * enters and is not ready, which bars nothing; the use then enters for good.
 */
async function readyCustomer(
  contact: Record<string, string | boolean> = { email: 'mina@acme.example', firstName: 'Mina' },
): Promise<void> {
  const traits = { name: 'Acme', owner: 'ana', created_on: '2024-11-12', plan_limit: 100, health_score: 85 };
  await product.send('acme', 'account.identified', { traits });
  await product.send('acme', 'contact.identified', { contact: 'mina', traits: contact });
  await product.send('acme', 'nps.submitted', { score: 10 }, 'mina');
  await product.send('acme', 'service.used', { quantity: 92 }, 'mina');
}

interface Explained {
  readonly scores: readonly {
    readonly name: string;
    readonly value: number;
    readonly contributions: readonly { readonly points: number }[];
  }[];
  readonly enrollments: readonly {
    readonly id: string;
    readonly version: string;
    readonly status: string;
    readonly outcome: string | null;
    readonly waitsFor: string | null;
  }[];
}

const explained = async (): Promise<Explained> => {
  const { scores, enrollments } = (await product.run('explain-account', { account: 'acme' })) as unknown as Explained;
  return { scores, enrollments: enrollments.filter(({ outcome }) => outcome !== 'not_ready') };
};
const listed = async <Row>(operation: string, list: string, input: object = {}): Promise<Row[]> =>
  (await product.run(operation, input))[list] as Row[];

interface Task {
  readonly task: string;
  readonly kind: string;
  readonly due_at: string | null;
}
const openTasks = async (): Promise<Task[]> =>
  (await listed<Task & { status: string }>('list-tasks', 'tasks')).filter(({ status }) => status === 'open');

describe('the main job', () => {
  test('leads from usage to the note after the discovery call', async () => {
    await publish();
    await readyCustomer();
    const { scores, enrollments } = await explained();
    const expansion = scores.find(({ name }) => name === 'service_upgrade.expansion');
    expect(expansion?.value).toBe(85);
    expect(expansion?.contributions.reduce((sum, { points }) => sum + points, 0)).toBe(85);
    expect(enrollments).toMatchObject([{ status: 'running', waitsFor: 'the time of outreach' }]);
    expect(await listed('list-opportunities', 'opportunities')).toMatchObject([
      { account: 'acme', stage: 'qualified', score: 85, assigned_to: 'ana' },
    ]);

    await product.goTo(START + 4 * DAY);
    expect(await listed('list-messages', 'messages')).toMatchObject([
      { name: 'outreach', state: 'queued', to: 'mina@acme.example' },
    ]);
    await product.run('book-meeting', { account: 'acme', contact: 'mina', starts: '2026-01-19T10:00:00Z' });
    const [call] = await openTasks();
    expect(call).toMatchObject({ kind: 'discovery_call' });
    await product.goTo(START + 7 * DAY + 2 * HOUR);
    await product.run('complete-task', { account: 'acme', task: call?.task });
    const [note] = await openTasks();
    expect(note).toMatchObject({ kind: 'call_note' });
    const answers = {
      held_on: '2026-01-19',
      status: 'interested',
      next_steps: [{ action: 'Send examples', owner: 'ana', due: '2026-01-22' }],
    };
    await product.run('complete-task', { account: 'acme', task: note?.task, answers });
    expect((await explained()).enrollments).toMatchObject([
      { status: 'running', waitsFor: 'the task Put the proposal together' },
    ]);
    expect((await openTasks()).map(({ kind }) => kind).sort()).toEqual(['next_step', 'proposal']);
    expect(await listed('list-messages', 'messages')).toHaveLength(1);
  });

  test('stops a message that lacks a value, asks a person, and sends it once that is put right', async () => {
    await publish();
    await readyCustomer({ email: 'mina@acme.example' });
    await product.goTo(START + 4 * DAY);
    const [refused] = await listed<{ message: string }>('list-messages', 'messages');
    expect(refused).toMatchObject({ name: 'outreach', state: 'refused' });
    expect(await openTasks()).toMatchObject([{ kind: 'put_right' }]);

    await product.send('acme', 'contact.identified', { contact: 'mina', traits: { firstName: 'Mina' } });
    await product.run('retry-message', { account: 'acme', message: refused?.message });
    expect(await listed('list-messages', 'messages')).toMatchObject([
      { state: 'queued', subject: expect.stringMatching(/^Mina, /) },
    ]);
  });

  test('grades the first signal again when a second of another kind comes beside it', async () => {
    await publish();
    await readyCustomer();
    const signals = await listed<{ kind: string; strength: string }>('list-signals', 'signals');
    expect(signals.map(({ kind, strength }) => `${kind} ${strength}`).sort()).toEqual([
      'high_usage strong',
      'promoter strong',
    ]);
  });

  test('asks a person when a message of a running journey did not arrive', async () => {
    await publish();
    await readyCustomer();
    await product.goTo(START + 4 * DAY);
    const [mail] = await listed<{ message: string }>('list-messages', 'messages');
    const { enrollments } = await explained();
    const bounced = {
      id: mail?.message ?? '',
      message: 'outreach',
      reason: 'no such mailbox',
      enrollment: enrollments[0]?.id ?? '',
    };
    await product.send('acme', 'email.bounced', bounced, 'mina');
    expect(await openTasks()).toMatchObject([{ kind: 'put_right', title: 'outreach did not arrive: no such mailbox' }]);
  });

  test('lets who is inside finish on the version that they entered with', async () => {
    await publish();
    await readyCustomer();
    await publish((text) =>
      text.replace("version: '2.0'", "version: '2.1'").replace('at: day 3, best hour', 'at: day 1, best hour'),
    );
    await product.goTo(START + 2 * DAY);
    expect((await explained()).enrollments).toMatchObject([{ version: '2.0', waitsFor: 'the time of outreach' }]);
    expect(await listed('list-messages', 'messages')).toEqual([]);

    const traits = { name: 'Birch', owner: 'ana', created_on: '2024-11-12', plan_limit: 100, health_score: 85 };
    await product.send('birch', 'account.identified', { traits });
    await product.send('birch', 'contact.identified', {
      contact: 'bo',
      traits: { email: 'bo@birch.example', firstName: 'Bo' },
    });
    await product.send('birch', 'upgrade.requested', {});
    await product.goTo(START + 4 * DAY);
    const messages = await listed<{ account: string; created_at: string }>('list-messages', 'messages');
    expect(messages.map(({ account, created_at }) => `${account} ${created_at}`).sort()).toEqual([
      'acme 2026-01-15T10:00:00.000Z',
      'birch 2026-01-15T10:00:00.000Z',
    ]);
  });

  test('shows what the playbook is for: goals, emotions, windows, signals by weight, targets', async () => {
    await publish();
    const shown = await product.run('get-playbook', { playbook: 'service_upgrade' });
    expect(shown).toMatchObject({
      version: '2.0',
      signals: [
        { signal: 'high_usage', weight: 'high' },
        { signal: 'new_property', weight: 'high' },
        { signal: 'frequency_increased', weight: 'medium' },
        { signal: 'feature_requested', weight: 'medium' },
        { signal: 'promoter', weight: 'medium' },
        { signal: 'renewal_near', weight: 'low' },
      ],
    });
    const [journey] = shown.journeys as { stages: { stage: string; story: object; window?: object }[] }[];
    expect(journey?.stages.map(({ stage }) => stage)).toEqual(['qualification', 'discovery', 'proposal', 'success']);
    expect(journey?.stages[1]).toMatchObject({
      window: { from: 'day 3', to: 'day 10' },
      story: {
        starting_emotion: 'Content with the service as it is',
        gains: ['Efficiency', 'Coverage', 'Peace of mind'],
      },
    });
    expect(shown.kpis).toContainEqual(expect.objectContaining({ kpi: 'win_rate', target: '>= 40%' }));
    await expect(product.run('get-playbook', { playbook: 'service' })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('refuses a published version with other content', async () => {
    await publish();
    await expect(publish((text) => text.replace('day 3, best hour', 'day 2, best hour'))).rejects.toMatchObject({
      reason: 'version-taken',
    });
    await publish();
  });
});
