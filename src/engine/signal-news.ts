import type { JsonObject } from '#base';
import type { RaisedSignal } from '#pure/signal';
import type { LogEvent } from './log-event.ts';
import type { CausedEvent } from './registry.ts';

/** What is told of a signal that is no news. */
export function quietly(signal: RaisedSignal): CausedEvent[] {
  const { id, kind, status, reason } = signal;
  if (status === 'blocked') return [{ name: 'signal.blocked', properties: { signal: id, kind, reason: reason ?? '' } }];
  return status === 'expired' ? [expired(signal)] : [];
}

export function expired({ id, kind }: RaisedSignal): CausedEvent {
  return { name: 'signal.expired', properties: { signal: id, kind } };
}

export function raised(signal: RaisedSignal): CausedEvent {
  return {
    name: 'signal.raised',
    properties: {
      signal: signal.id,
      kind: signal.kind,
      playbook: signal.playbook,
      direction: signal.direction,
      pattern: signal.pattern,
      strength: signal.strength ?? null,
      level: signal.level ?? null,
      evidence: { ...signal.evidence.facts },
      ...(signal.evidence.released === undefined ? {} : { released_by: signal.evidence.released.by }),
    },
  };
}

/** What was known when the signal was raised that an event tells of: the texts of a journey that it enters may name it. */
export function evidenceOf({ name, properties: { evidence } }: LogEvent): JsonObject | undefined {
  if (name !== 'signal.raised' || evidence === null || typeof evidence !== 'object' || Array.isArray(evidence))
    return undefined;
  // An object that is no list.
  return evidence as JsonObject;
}
