import type { Instant, JsonObject } from '#base';
import type { Standing } from '#domain/back-tests';
import type { EffectRow } from '#engine';
import type { RelivedAccount } from './relived-account.ts';

/** Something that came about once in a life; `id` is a hash of its cause, the same in another life where the cause is. */
export interface Occurrence {
  readonly id: string;
  readonly at: Instant;
  readonly playbook: string;
  /** Signal, journey or message. */
  readonly name: string;
}

export interface LivedSignal extends Occurrence {
  readonly strength: string | null;
}
export interface LivedEntry extends Occurrence {
  readonly left: string | null;
}
export interface LivedMessage extends Occurrence {
  readonly journey: string | null;
  readonly isInternal: boolean;
}

/** What came of an account under one configuration. */
export interface Life {
  /** Bands by score, each from its instant on. */
  readonly bands: ReadonlyMap<string, readonly { readonly at: Instant; readonly band: string | null }[]>;
  readonly standing: ReadonlyMap<string, Standing>;
  readonly signals: readonly LivedSignal[];
  readonly entries: readonly LivedEntry[];
  readonly messages: readonly LivedMessage[];
}

/** Reads off what a life came to. */
export function lifeOf({ told, effects, data }: RelivedAccount): Life {
  const bands = new Map<string, { at: Instant; band: string | null }[]>();
  const signals = new Map<string, LivedSignal>();
  const entries: LivedEntry[] = [];
  const enrollments = new Map(data.enrollments.map((enrollment) => [enrollment.id, enrollment]));
  for (const { name, properties, occurredAt: at } of told) {
    if (name === 'score.changed') {
      const score = String(properties.score);
      const known = bands.get(score) ?? [];
      known.push({ at, band: textIn(properties, 'to') });
      bands.set(score, known);
    } else if (name === 'signal.raised') {
      const id = String(properties.signal);
      // Said again at its next level it is the same signal.
      if (signals.has(id)) continue;
      const strength = textIn(properties, 'strength');
      signals.set(id, { id, at, playbook: String(properties.playbook), name: String(properties.kind), strength });
    } else if (name === 'journey.entered') {
      const id = String(properties.enrollment);
      const left = enrollments.get(id)?.outcome ?? null;
      // It was looked at and let go at once.
      if (left === 'not_ready') continue;
      entries.push({ id, at, playbook: String(properties.playbook), name: String(properties.journey), left });
    }
  }
  return {
    bands,
    standing: new Map(
      Object.entries(data.scores).map(([score, { value, band }]) => [
        score,
        { value: value ?? null, band: band ?? null },
      ]),
    ),
    signals: [...signals.values()],
    entries,
    messages: effects.filter(({ kind }) => kind === 'email' || kind === 'notify').map(messageOf),
  };
}

function messageOf({ id, at, kind, playbook, journey, payload }: EffectRow): LivedMessage {
  // The engine puts the playbook's own message there.
  const message = payload.message as { readonly id?: string } | undefined;
  return { id, at, playbook, journey: journey ?? null, name: message?.id ?? '', isInternal: kind === 'notify' };
}

function textIn(properties: JsonObject, name: string): string | null {
  const value = properties[name];
  return typeof value === 'string' ? value : null;
}
