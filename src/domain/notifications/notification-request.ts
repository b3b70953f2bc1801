import type { Instant, JsonObject, Uuid } from '#base';
import type { Language } from '#domain/signals';
import { readStandIns, type StandIns } from '#domain/team';
import type { EffectRow, ToldSignal } from '#engine';
import type { Message } from '#pure/playbook';
import { signalText } from './signal-alert.ts';

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
  /** The signal that it tells of. */
  readonly signal?: Uuid;
  /** It waits for the mail of the next business morning. */
  readonly inDigest: boolean;
}

interface NotifyPayload {
  readonly message: NotificationRequest['message'];
  /** In the place of texts and values: the product has its own for signals. */
  readonly signal?: ToldSignal;
  readonly digest?: boolean;
  readonly values?: JsonObject;
  readonly answers?: JsonObject;
  readonly evidence?: JsonObject;
  readonly standIns?: JsonObject;
}

/** `language`: of what the product itself says. */
export function requestOf(row: EffectRow, language: Language): NotificationRequest {
  const { id, account, at, playbook, version, enrollment } = row;
  // The engine builds the payload from the playbook's own message and the values of its `with:`, or from a signal.
  const payload = row.payload as unknown as NotifyPayload;
  const { values, answers, evidence, standIns, signal, digest = false } = payload;
  const own = signal === undefined ? undefined : signalText(signal, language);
  const message = own === undefined ? payload.message : { ...payload.message, bodies: own.bodies };
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
      ...own?.values,
      ...(answers === undefined ? {} : { answers }),
      ...(evidence === undefined ? {} : { evidence }),
    },
    ...(read === undefined ? {} : { standIns: read }),
    ...(signal === undefined ? {} : { signal: signal.id }),
    inDigest: digest,
  };
}
