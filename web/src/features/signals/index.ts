export { SignalRow } from './signal-row.tsx';
