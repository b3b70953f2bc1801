import { addMonths, DAY, dateText, type Instant, type Json, type JsonObject, type Zone } from '#base';
import type { PlayedMoment } from '#domain/playbooks';
import type { Runtime } from '#engine';
import type { Playbook, Scenario } from '#pure/playbook';
import { unmet } from './met-expectations.ts';
import { act } from './play-scenario.ts';
import { DAY_0, dayStart, instantOf, propertiesOf, startIn } from './scenario-clock.ts';
import { momentsOf } from './scenario-moments.ts';
import { VirtualAccount } from './virtual-account.ts';

/** How a scenario went: an empty list of failures is a pass. */
export interface ScenarioResult {
  readonly scenario: Scenario;
  readonly failures: readonly { readonly line: number; readonly message: string }[];
  readonly timeline: readonly PlayedMoment[];
}

/** Plays one scenario on a virtual clock through the real engine, in memory, and holds its expectations against it. */
export function runScenario(playbook: Playbook, scenario: Scenario, runtime: Runtime): ScenarioResult {
  const { zone } = runtime;
  const failures: { line: number; message: string }[] = [];
  const start = startIn(zone);
  const account = new VirtualAccount(`scenario ${scenario.line}`, runtime, start);
  give(account, scenario, start, zone);
  account.pass(start);
  for (const event of scenario.given.events.filter(({ daysBefore }) => daysBefore === 0)) {
    account.happen({ name: event.event, properties: propertiesOf(event, zone) }, start);
  }
  for (const play of scenario.play) {
    const at = Math.max(start, instantOf(play.at, zone));
    account.pass(at);
    const refused = act(account, playbook, play.act, at, zone);
    if (refused !== undefined) failures.push({ line: play.line, message: refused });
  }
  account.pass(dayStart(lastDay(scenario) + 1, zone) - 1);
  for (const expectation of scenario.expect) {
    const message = unmet(playbook, expectation, account.timeline, zone);
    if (message !== undefined) failures.push({ line: expectation.line, message });
  }
  return { scenario, failures, timeline: momentsOf(account.timeline, start, zone) };
}

/** What is known of the account before day 0. */
function give(account: VirtualAccount, { given }: Scenario, start: Instant, zone: Zone): void {
  const { tenure_months: tenure, ...traits } = given.account as Record<string, Json>;
  const createdOn = typeof tenure === 'number' ? dateText(addMonths(DAY_0, -tenure)) : undefined;
  const identified = { traits: { ...traits, ...(createdOn === undefined ? {} : { created_on: createdOn }) } };
  account.remember({ name: 'account.identified', properties: identified }, start - DAY, start);
  if (Object.keys(given.contract).length > 0) {
    account.remember({ name: 'contract.recorded', properties: contractOf(given.contract) }, start - DAY, start);
  }
  for (const { event, property, quantity } of given.usage) {
    account.remember({ name: event, properties: { [property]: quantity } }, start, start);
  }
  for (const event of given.events) {
    if (event.daysBefore === 0) continue;
    const at = start - event.daysBefore * DAY;
    account.remember({ name: event.event, properties: propertiesOf(event, zone) }, at, start);
  }
}

function contractOf(given: Readonly<Record<string, Json>>): JsonObject {
  const { days_to_end: daysToEnd, ...rest } = given;
  const endsOn = typeof daysToEnd === 'number' ? { ends_on: dateText(DAY_0 + daysToEnd) } : {};
  return {
    contract: 'contract',
    starts_on: dateText(addMonths(DAY_0, -12)),
    currency: 'USD',
    arr: 0,
    ...rest,
    ...endsOn,
  };
}

function lastDay({ play, expect }: Scenario): number {
  return Math.max(0, ...play.map(({ at }) => at.day), ...expect.map(({ at }) => at?.day ?? 0));
}
