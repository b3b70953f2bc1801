export { type AccountData, HEALTH, type StandingScore, scoreName } from './account-data.ts';
export { type AccountLog, type LivedEvent, MOST_EVENTS, readLogs } from './account-log.ts';
export { AccountRun, type Inbound, type Quarantined } from './account-run.ts';
export { type ChangesView, changesOfOperation } from './changes.ts';
export { isPossible, mayRepeat } from './check-event.ts';
export { type EnrollmentFilter, listEnrollmentPage, listStandingPage } from './enrollment-list.ts';
export * from './explain-account.ts';
export { explainPastScore, type PastScore } from './explain-past-score.ts';
export { explainRule } from './explain-rule.ts';
export { explainScoreChange, type ScoreChangeExplained } from './explain-score-change.ts';
export { condition, type ExplainedRule } from './explained-condition.ts';
export { factReader, type Readable } from './fact-reader.ts';
export { refsIn } from './facts-in-use.ts';
export { type HeldAccount, listHeldAccounts, releaseHeld } from './held-accounts.ts';
export { type Foreseen, type ForeseenEntry, foresee } from './history-preview.ts';
export * from './inbox.ts';
export { endPause, JOURNEY_RESUMED, type JourneyPause, keepPause, listPauses } from './journey-pauses.ts';
export { type JourneySum, JourneySums, medianWait, type SumKind } from './journey-sums.ts';
export { noteLive } from './live-versions.ts';
export { loadAccounts } from './load-accounts.ts';
export { ENROLLMENT_COLUMNS, type EnrollmentRow, enrollmentOf, findEnrollment } from './load-enrollments.ts';
export * from './log-event.ts';
export * from './outbox/index.ts';
export * from './outbox/index.ts';
export {
  type EngineParts,
  keepVersion,
  type PlaybookFiles,
  runtimeSource,
} from './playbook-versions.ts';
export { prepareVersions } from './prepare-version.ts';
export * from './quarantine-list.ts';
export {
  type AskedFact,
  listHealthAt,
  listShardRevisions,
  listWrittenSince,
  readFacts,
  type ShardRevision,
} from './read-facts.ts';
export { recountJourneys } from './recount-journeys.ts';
export * from './registry.ts';
export * from './replay-quarantined.ts';
export { ruleWords } from './rule-words.ts';
export { listRunningServices, type RunningService } from './running-services-list.ts';
export { buildRuntime, metricsIn, type Runtime } from './runtime.ts';
export * from './shards.ts';
export { alertId, factsOf, type ToldFact, type ToldSignal } from './signal-alerts.ts';
export { SIGNAL_RELEASED } from './signal-release.ts';
export { standInsIn } from './step-payload.ts';
export { type TakenFromQuarantine, takeQuarantined } from './take-quarantined.ts';
export { tick } from './tick.ts';
export * from './timeline-list.ts';
export { NOTHING_UNTOLD, rowsTold, type Todays, untold, withTodays } from './todays-values.ts';
export { MOVE_REQUESTED, type MovePlan } from './version-move.ts';
export { waitsFor } from './waits-for.ts';
export { type Heard, startWakeups, type Wakeups } from './wake-up.ts';
export { startWorker, type TickSeen, Work, type Worker } from './worker.ts';
export { enterWorker, isWorkerRunning } from './worker-presence.ts';
export { parseAge, type Workspace, workspaceOf, workspaceZone } from './workspace.ts';
