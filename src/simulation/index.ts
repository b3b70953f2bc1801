export { mergeParts } from './merge-parts.ts';
export type { SimulationOptions } from './play.ts';
export { runScenario, type ScenarioResult } from './run-scenario.ts';
export { type ScratchPlace, withScratchDatabase } from './scratch-database.ts';
export { type Simulated, simulate } from './simulate.ts';
export type { Counts, Figures, KpiParts } from './truth/index.ts';
export type { SimulationPorts } from './workspace.ts';
