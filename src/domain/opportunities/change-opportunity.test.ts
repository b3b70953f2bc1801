import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#base';
import { decideReopening, decideUpdate } from './change-opportunity.ts';
import type { OpportunityState } from './opportunity.ts';

const anOpportunity = (more: Partial<OpportunityState> = {}): OpportunityState => ({
  id: 'o1',
  type: 'expansion',
  stage: 'proposal',
  enrollment: 'run 1',
  createdAt: 1000,
  ...more,
});
const step = (payload: JsonObject = {}, enrollment = 'run 1') => ({ payload, at: 5000, enrollment });

describe('decideUpdate', () => {
  test('deferring keeps why and until when, and tells it twice: as a change and as what it is', () => {
    const said = { stage: 'deferred', reason: 'budget', follow_up_on: '2026-06-01' };
    expect(decideUpdate([anOpportunity()], step(said))).toMatchObject({
      kind: 'changed',
      after: { stage: 'deferred', reason: 'budget', followUpOn: '2026-06-01', closedAt: 5000 },
      events: [
        { name: 'opportunity.updated', properties: { from: 'proposal', ...said } },
        { name: 'opportunity.deferred', properties: said },
      ],
    });
  });

  test('a closed one is not moved to another end, but an open stage takes it up again', () => {
    const lost = anOpportunity({ stage: 'lost', reason: 'price', closedAt: 4000 });
    expect(decideUpdate([lost], step({ stage: 'won' }))).toMatchObject({
      kind: 'refused',
      reason: 'opportunity-closed',
    });
    expect(decideUpdate([lost], step({ reason: 'other' }))).toMatchObject({ kind: 'refused' });
    const again = decideUpdate([lost], step({ stage: 'discovery' }));
    expect(again).toMatchObject({ events: [{ name: 'opportunity.reopened', properties: { from: 'lost' } }] });
    expect(again.kind === 'changed' && again.after).toEqual(anOpportunity({ stage: 'discovery' }));
  });

  test('saying the same again changes nothing, even of a closed one', () => {
    const won = anOpportunity({ stage: 'won', closedAt: 4000 });
    expect(decideUpdate([won], step({ stage: 'won' }))).toEqual({ kind: 'unchanged' });
  });

  test('the newest of the journey run is meant, never that of another', () => {
    const other = anOpportunity({ id: 'o2', enrollment: 'run 2', createdAt: 9000 });
    expect(decideUpdate([anOpportunity(), other], step({ stage: 'won' }))).toMatchObject({ after: { id: 'o1' } });
    expect(decideUpdate([other], step({ stage: 'won' }))).toMatchObject({ kind: 'refused', reason: 'no-opportunity' });
  });
});

describe('decideReopening', () => {
  test('what was deferred is taken up by the journey run that comes back for it', () => {
    const deferred = anOpportunity({ stage: 'deferred', reason: 'budget', followUpOn: '2026-06-01', closedAt: 2000 });
    const change = decideReopening([deferred], step({}, 'run 2'));
    expect(change).toMatchObject({
      events: [
        { name: 'opportunity.reopened', properties: { from: 'deferred', stage: 'qualified', enrollment: 'run 2' } },
      ],
    });
    expect(change.kind === 'changed' && change.after).toEqual(
      anOpportunity({ stage: 'qualified', enrollment: 'run 2' }),
    );
  });

  test('a deferred one comes before a newer lost one, and one that was won stays won', () => {
    const deferred = anOpportunity({ id: 'deferred', stage: 'deferred', createdAt: 1000 });
    const lost = anOpportunity({ id: 'lost', stage: 'lost', createdAt: 2000 });
    const won = anOpportunity({ id: 'won', stage: 'won', createdAt: 3000 });
    expect(decideReopening([won, lost, deferred], step({}, 'run 2'))).toMatchObject({ after: { id: 'deferred' } });
    expect(decideReopening([won, lost], step({}, 'run 2'))).toMatchObject({ after: { id: 'lost' } });
    expect(decideReopening([won], step({}, 'run 2'))).toMatchObject({ kind: 'refused', reason: 'no-opportunity' });
  });

  test('an open one stays as it is, and nothing is reopened into an end', () => {
    expect(decideReopening([anOpportunity()], step())).toEqual({ kind: 'unchanged' });
    expect(decideReopening([anOpportunity({ stage: 'lost' })], step({ stage: 'won' }))).toMatchObject({
      reason: 'stage-closed',
    });
  });
});
