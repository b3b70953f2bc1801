import type { RaisedSignal } from '#pure/signal';
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
