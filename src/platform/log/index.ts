export { type Log, type LogLevel, openLog, quietLog } from './log.ts';
