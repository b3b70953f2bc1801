import { isOpen, type RaisedSignal } from '#pure/signal';
import type { LogEvent } from './log-event.ts';

const WORDS: ReadonlyMap<string, RaisedSignal['status']> = new Map([
  ['signal.acknowledged', 'acknowledged'],
  ['signal.qualified', 'qualified'],
  ['signal.dismissed', 'dismissed'],
  ['signal.handed_over', 'handed_over'],
  ['signal.won', 'won'],
  ['signal.lost', 'lost'],
]);

/** A signal after what the log says that a person did with it; undefined where the event says nothing that changes it. */
export function saidOfSignal(
  { name, properties, receivedAt }: Pick<LogEvent, 'name' | 'properties' | 'receivedAt'>,
  signals: readonly RaisedSignal[],
): RaisedSignal | undefined {
  if (name === 'signal.restored') return restored(signals.find(({ id }) => id === properties.signal));
  const status = WORDS.get(name);
  const signal = status === undefined ? undefined : signals.find(({ id }) => id === properties.signal);
  if (status === undefined || signal === undefined || !isOpen(signal)) return undefined;
  const said = { ...signal, status };
  if (isOpen(said)) return said;
  const { reason } = properties;
  return { ...said, closedAt: receivedAt, ...(typeof reason === 'string' ? { reason } : {}) };
}

/** That it was dismissed is taken back; whoever did so has seen it. */
function restored(signal: RaisedSignal | undefined): RaisedSignal | undefined {
  if (signal?.status !== 'dismissed') return undefined;
  const { closedAt: _, reason: __, ...rest } = signal;
  return { ...rest, status: 'acknowledged' };
}
