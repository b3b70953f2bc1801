import type { Playbook, Signal } from '#pure/playbook';
import type { RaisedSignal } from '#pure/signal';
import type { LogEvent } from './log-event.ts';

/** A person lets signals act that were found in history: `signals`, their ids; `by`, who. */
export const SIGNAL_RELEASED = 'signal.released';

interface ReleasedSignal {
  readonly rule: Signal;
  readonly standing: RaisedSignal;
  readonly by: string;
}

/** The signals of a playbook that an event releases, in the order of their rules: those of them that stand. */
export function releasedBy(
  { name, properties }: LogEvent,
  playbook: Playbook,
  signals: readonly RaisedSignal[],
): ReleasedSignal[] {
  const { signals: named, by } = properties;
  if (name !== SIGNAL_RELEASED || !Array.isArray(named)) return [];
  const standing = signals.filter(
    (signal) => signal.playbook === playbook.id && signal.status === 'standing' && named.includes(signal.id),
  );
  return Object.values(playbook.signals).flatMap((rule) =>
    standing
      .filter(({ kind }) => kind === rule.id)
      .map((signal) => ({ rule, standing: signal, by: typeof by === 'string' ? by : '' })),
  );
}
