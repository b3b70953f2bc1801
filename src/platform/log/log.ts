import pino from 'pino';
import { oneLine } from './one-line.ts';

/** What parts of the product write to: `log.info({ shard, ms }, 'tick')`. `child` adds fields to each line. */
export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error' | 'child'>;

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/**
 * Writes to standard error, so that a command's answer on standard output stays clean: a readable line each on a
 * terminal, a JSON object a line elsewhere.
 */
export function openLog(level: LogLevel): Log {
  const options: pino.LoggerOptions = { level, base: null, errorKey: 'error' };
  if (process.stderr.isTTY !== true) return pino(options, pino.destination({ fd: 2, sync: true }));
  return pino(options, { write: (line) => process.stderr.write(oneLine(line)) });
}

/** A log that nobody reads, for tests and for commands that speak for themselves. */
export function quietLog(): Log {
  return pino({ level: 'silent' });
}
