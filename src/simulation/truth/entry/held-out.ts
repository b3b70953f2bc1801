import type { EntryFragment } from '../fragment.ts';

/** Counted and left alone, to compare with. */
export const heldOut: EntryFragment = {
  cites: 'Success Criteria: conversion has to be told from what would have come anyway',
  known: { health_score: 85 },
  tenure: { months: 14 },
  usage: { before: [20, 20, 20], from: [32, 1] },
  plant: [{ at: 'day -10', do: { act: 'send', event: 'nps.submitted', says: { score: 10 } } }],
  heldOut: true,
  score: { at: 'day 0', is: 85 },
  expect: { 'day 0': ['signal high_usage', 'held out'] },
};
