export { type Books, WHOSE, type Whose } from './books.ts';
export * from './operation.ts';
export { createRunner, type EmittedEvent, type Request, type Runner, type RunnerPorts } from './run-operation.ts';
export { listed, noAccount, ofAccounts, type Scope } from './scope.ts';
