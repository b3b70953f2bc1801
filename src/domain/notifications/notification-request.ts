import type { Instant, JsonObject, Uuid } from '#base';
import { readStandIns, type StandIns } from '#domain/team';
import type { EffectRow } from '#engine';
import type { Message } from '#pure/playbook';

/** What a step asks to be told: a message of its playbook for colleagues, and its values at that moment. */
export interface NotificationRequest {
  readonly id: Uuid;
  readonly account: string;
  readonly at: Instant;
  readonly playbook: string;
  readonly version: string;
  readonly enrollment?: Uuid;
  readonly message: Pick<Message, 'id' | 'from' | 'roles' | 'bodies'>;
  /** What the text may name besides people, the account and the company. */
  readonly values: JsonObject;
  readonly standIns?: StandIns;
}

interface NotifyPayload {
  readonly message: NotificationRequest['message'];
  readonly values?: JsonObject;
  readonly answers?: JsonObject;
  readonly evidence?: JsonObject;
  readonly standIns?: JsonObject;
}

export function requestOf(row: EffectRow): NotificationRequest {
  const { id, account, at, playbook, version, enrollment } = row;
  // The engine builds the payload from the playbook's own message and the values of its `with:`.
  const { message, values, answers, evidence, standIns } = row.payload as JsonObject & NotifyPayload;
  const read = readStandIns(standIns);
  return {
    id,
    account,
    at,
    playbook,
    version,
    ...(enrollment === undefined ? {} : { enrollment }),
    message,
    values: {
      ...values,
      ...(answers === undefined ? {} : { answers }),
      ...(evidence === undefined ? {} : { evidence }),
    },
    ...(read === undefined ? {} : { standIns: read }),
  };
}
