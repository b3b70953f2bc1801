export * from './operation.ts';
export { type FieldProblem, parseInput } from './parse-input.ts';
export { createRunner, type EmittedEvent, type Request, type Runner, type RunnerPorts } from './run-operation.ts';
