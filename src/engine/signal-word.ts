import { isOpen, type RaisedSignal } from '#pure/signal';
import type { LogEvent } from './log-event.ts';

const WORDS: Readonly<Record<string, RaisedSignal['status']>> = {
  'signal.acknowledged': 'acknowledged',
  'signal.qualified': 'qualified',
  'signal.dismissed': 'dismissed',
  'signal.handed_over': 'handed_over',
  'signal.won': 'won',
  'signal.lost': 'lost',
};

/** A signal after what the log says that a person did with it; undefined where the event says nothing of one that is open. */
export function saidOfSignal(
  { name, properties, receivedAt }: Pick<LogEvent, 'name' | 'properties' | 'receivedAt'>,
  signals: readonly RaisedSignal[],
): RaisedSignal | undefined {
  const status = WORDS[name];
  const signal = status === undefined ? undefined : signals.find(({ id }) => id === properties.signal);
  if (status === undefined || signal === undefined || !isOpen(signal)) return undefined;
  const said = { ...signal, status };
  if (isOpen(said)) return said;
  const { reason } = properties;
  return { ...said, closedAt: receivedAt, ...(typeof reason === 'string' ? { reason } : {}) };
}
