import type { EventSchema } from '#pure/playbook';

const text = { type: 'text', required: true } as const;

/** What the engine says of signals and scores, as events of the account. */
export const signalEvents: Readonly<Record<string, EventSchema>> = {
  'signal.raised': {
    meaning: 'A signal was raised, or said again at its next level',
    properties: {
      signal: text,
      kind: text,
      playbook: text,
      direction: text,
      pattern: text,
      strength: { type: 'text', required: false },
      level: { type: 'number', required: false },
      released_by: {
        type: 'text',
        required: false,
        meaning: 'Of one that history had shown and a person let act: who',
      },
    },
  },
  'signal.released': {
    meaning: 'A person let signals act that were found in history',
    properties: {
      signals: { type: 'list(text)', required: true, meaning: 'Their ids' },
      kinds: { type: 'list(text)', required: false },
      by: text,
    },
  },
  'signal.blocked': {
    meaning: 'A signal was found and its gate held it back',
    properties: { signal: text, kind: text, reason: text },
  },
  'signal.regraded': {
    meaning: 'Another signal made one that was there before stronger',
    properties: { signal: text, kind: text, from: { type: 'text', required: false }, to: text },
  },
  'signal.expired': {
    meaning: 'A signal ended without anybody working on it',
    properties: { signal: text, kind: text },
  },
  'signal.acknowledged': { meaning: 'A person has seen a signal', properties: { signal: text, kind: text } },
  'signal.dismissed': {
    meaning: 'A person closed a signal that led nowhere',
    properties: { signal: text, kind: text, reason: text },
  },
  'signal.restored': {
    meaning: 'That a signal was dismissed was taken back',
    properties: { signal: text, kind: text },
  },
  'signal.qualified': {
    meaning: 'A person found that there is something to a signal: health, need, way to a decision, and when',
    properties: {
      signal: text,
      kind: text,
      health: { type: 'number', required: true },
      need: { type: 'text', required: true, meaning: 'The business need, in words' },
      decision_path: { type: 'text', required: true, meaning: 'Who decides on the budget, or how it is decided' },
      by: { type: 'text', required: false },
    },
  },
  'score.changed': {
    meaning: 'A score or the health moved into another band',
    properties: {
      score: text,
      value: { type: 'number', required: false },
      from: { type: 'text', required: false },
      to: { type: 'text', required: false },
    },
  },
};
