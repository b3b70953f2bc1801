export * from './operation.ts';
export { createRunner, type EmittedEvent, type Request, type Runner, type RunnerPorts } from './run-operation.ts';
