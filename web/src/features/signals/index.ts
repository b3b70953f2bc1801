export { Clock } from './clock.tsx';
export { SignalRow } from './signal-row.tsx';
