import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#base';
import type { LogEvent } from '#engine';
import { aLogEvent } from '../../../test/operations.ts';
import type { OpportunityState } from './opportunity.ts';
import { type AccountOpportunities, opportunityFacts } from './opportunity-facts.ts';
import { recordedState } from './recorded-opportunity.ts';

const told = (end: string, occurredAt: number, properties: JsonObject = {}): LogEvent =>
  aLogEvent({
    account: 'acme',
    name: `opportunity.${end}`,
    occurredAt,
    source: 'import:opportunities',
    properties: { opportunity: 'crm-7', ...properties },
  });
const stateAfter = (...events: readonly LogEvent[]): OpportunityState | undefined =>
  events.reduce<OpportunityState | undefined>((before, event) => recordedState(event, before), undefined);

const created = told('created', 1000, { stage: 'proposal', estimated_value: 120.5, currency: 'EUR', type: 'renewal' });
const won = told('won', 5000, { stage: 'won', reason: 'price' });

describe('an opportunity of another system', () => {
  test('is created, moves and ends as it is told', () => {
    expect(stateAfter(created)).toMatchObject({
      externalId: 'crm-7',
      type: 'renewal',
      stage: 'proposal',
      estimatedValueMinor: 12050,
      currency: 'EUR',
      createdAt: 1000,
    });
    expect(stateAfter(created, won)).toMatchObject({ stage: 'won', reason: 'price', closedAt: 5000, createdAt: 1000 });
    expect(stateAfter(created, told('updated', 3000, { stage: 'negotiation' }))).toMatchObject({
      stage: 'negotiation',
      estimatedValueMinor: 12050,
    });
  });

  test('that is won stays won when its creation or an older end is told again, with what is new of it', () => {
    const again = told('created', 1000, { stage: 'negotiation', estimated_value: 200, currency: 'EUR' });
    expect(stateAfter(created, won, again, told('lost', 4000))).toMatchObject({
      stage: 'won',
      closedAt: 5000,
      reason: 'price',
      estimatedValueMinor: 20000,
      type: 'renewal',
    });
  });

  test('that is taken up again is open, without the reason of its end', () => {
    const open = stateAfter(created, won, told('reopened', 6000, { stage: 'discovery' }));
    expect(open).toMatchObject({ stage: 'discovery' });
    expect(open).not.toHaveProperty('reason');
    expect(open).not.toHaveProperty('closedAt');
  });

  test('of which only the end is told is known by that', () => {
    expect(stateAfter(won)).toMatchObject({ type: 'deal', stage: 'won', createdAt: 5000, closedAt: 5000 });
  });
});

describe('facts', () => {
  const fold = (row: AccountOpportunities, event: LogEvent) => opportunityFacts.fold?.(row, event) ?? row;

  test('see an opportunity of another system, and none of ours moved from elsewhere', () => {
    const row = fold(opportunityFacts.empty('acme'), created);
    expect(opportunityFacts.facts.is_open?.read(row, 0, 'UTC').value).toBe(true);
    const ours = { opportunities: [{ id: 'crm-7', type: 'expansion', stage: 'proposal', createdAt: 1 }] };
    expect(fold(ours, won)).toBe(ours);
  });
});
