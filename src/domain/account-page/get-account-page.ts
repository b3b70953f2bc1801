import { z } from 'zod';
import { addMonths, dateText, dayNumber, dayOf, isoInstant, type Json, startOfDay } from '#base';
import {
  type Account,
  AccountId,
  loadAccounts,
  nameOf,
  ownerOf,
  segmentOf,
  segmentsOf,
  zoneOf,
} from '#domain/accounts';
import { minorPerMajor } from '#domain/contracts';
import { findPerson, loadTeam, type Person } from '#domain/team';
import { HEALTH, type Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead, ofAccounts } from '#platform/operations';
import {
  countSections,
  findChampion,
  findHoldReason,
  findLastTouch,
  findRenewal,
  findState,
  isSample,
  listRevenue,
  listRunning,
  type RunningJourney,
  type StandingState,
} from './account-header-list.ts';
import { AccountPage } from './account-page-view.ts';
import { scoreWords } from './band-edges.ts';
import { monthChange, weeksOf } from './health-weeks.ts';
import { limitNow } from './limit-now.ts';
import { listScorePoints } from './score-history-list.ts';
import { unknownAccount } from './unknown-account.ts';

const HEALTH_BACK = 3;

/** The header of an account's page and how much each of its sections holds, by a fixed number of small statements. */
export const getAccountPage = (runtime: (db: Queryable) => Promise<Runtime>) =>
  defineRead({
    name: 'get-account-page',
    summary:
      'What stands at the top of an account’s page: health, revenue, people, last touch, and counts of its sections',
    access: 'read',
    scope: ofAccounts(({ account }) => [account]),
    doors: ['http', 'cli'],
    input: z.object({ account: AccountId }),
    output: AccountPage,
    async run({ db, at, shardOf }, { account: id }) {
      const shard = shardOf(id);
      const account = (await loadAccounts(db, shard, [id])).get(id);
      const state = await findState(db, shard, id);
      if (account === undefined && state === undefined) throw unknownAccount(id);
      const current = await runtime(db);
      const today = dayOf(at, current.zone);
      const back = startOfDay(addMonths(today, -HEALTH_BACK), current.zone);
      const points = await listScorePoints(db, shard, id, HEALTH, back, current.zone);
      const team = await loadTeam(db);
      const revenue = await listRevenue(db, shard, id, dateText(today));
      const renewal = await findRenewal(db, shard, id, dateText(today));
      const champion = await findChampion(db, shard, id);
      const touch = await findLastTouch(db, shard, id, at);
      const running = await listRunning(db, shard, id);
      const held = await findHoldReason(db, shard, id);
      const limit = await limitNow(db, current, shard, account, today);
      return {
        account: id,
        sample: await isSample(db, shard, id),
        ...(account === undefined ? { segments: [], attributes: {} } : fieldsOf(account, team)),
        ...(held === undefined ? {} : { held }),
        ...healthOf(state, points, at),
        scores: scoresOf(current, state),
        arr: revenue.map(({ currency, arrMinor }) => ({ amount: arrMinor / minorPerMajor(currency), currency })),
        ...(renewal === undefined ? {} : { renewal: { on: renewal, days: dayNumber(renewal) - today } }),
        ...(champion === undefined
          ? {}
          : {
              champion: {
                contact: champion.id,
                ...(champion.name === null ? {} : { name: champion.name }),
                ...(champion.strength === null ? {} : { strength: champion.strength }),
              },
            }),
        ...(touch === undefined ? {} : { last_touch: { at: isoInstant(touch.at), event: touch.name } }),
        journeys: running.map((one) => journeyOf(current, one)),
        ...(limit === undefined ? {} : { limit }),
        counts: await countSections(db, shard, id, at),
      };
    },
  });

const COLUMNS = new Set(['name', 'owner', 'zone', 'segment', 'created_on']);

function fieldsOf(account: Account, team: readonly Person[]) {
  const { fields } = account;
  const owner = findPerson(team, ownerOf(account));
  const said = ownerOf(account);
  const ae = findPerson(team, textOf(fields.ae)) ?? team.find(({ roles }) => roles.includes('ae'));
  return {
    ...known('name', nameOf(account)),
    ...known('segment', segmentOf(account)),
    ...known('zone', zoneOf(account)),
    ...known('created_on', textOf(fields.created_on)),
    segments: segmentsOf(account),
    attributes: Object.fromEntries(Object.entries(fields).filter(([name]) => !COLUMNS.has(name))),
    // Somebody who is in no team yet is named as they were sent.
    ...(said === undefined ? {} : { owner: { person: owner?.id ?? said, name: owner?.name ?? said } }),
    ...(ae === undefined ? {} : { ae: { person: ae.id, name: ae.name } }),
  };
}

const known = <Name extends string>(name: Name, value: string | undefined) =>
  // One key, of the name that it is given.
  (value === undefined ? {} : { [name]: value }) as Partial<Record<Name, string>>;

const textOf = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

function healthOf(
  state: StandingState | undefined,
  points: Parameters<typeof weeksOf>[0],
  now: number,
): Pick<z.output<typeof AccountPage>, 'health'> {
  const health = state?.scores[HEALTH];
  if (health === undefined) return {};
  const { value = null, band = null, at } = health;
  return {
    health: { value, band, at: isoInstant(at), change: monthChange(points, now), weeks: weeksOf(points, now) },
  };
}

function scoresOf(runtime: Runtime, state: StandingState | undefined): z.output<typeof AccountPage>['scores'] {
  return Object.entries(state?.scores ?? {}).flatMap(([name, { value = null, band = null, by }]) => {
    const words = name === HEALTH ? undefined : scoreWords(runtime, name, by);
    return words === undefined ? [] : [{ name, title: words.title, value, max: words.max, band }];
  });
}

function journeyOf(
  runtime: Runtime,
  { id, playbook, version, journey: name, enteredAt, state }: RunningJourney,
): z.output<typeof AccountPage>['journeys'][number] {
  const journey = runtime.find(playbook, version)?.playbook.journeys[name];
  const stage = journey?.stages.find((one) => one.id === state.stage);
  return {
    enrollment: id,
    journey: name,
    title: journey?.title ?? name,
    ...(journey?.titles === undefined ? {} : { titles: { ...journey.titles } }),
    ...(typeof state.stage === 'string' ? { stage: state.stage } : {}),
    ...(stage === undefined ? {} : { stage_title: stage.title }),
    ...(stage?.titles === undefined ? {} : { stage_titles: { ...stage.titles } }),
    entered_at: isoInstant(enteredAt),
  };
}
