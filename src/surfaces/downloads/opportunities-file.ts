import type { z } from 'zod';
import type { listOpportunities } from '#domain/opportunities';
import { account, type FileColumns, health, plain, withPart } from './file-column.ts';
import { type AskedFile, keyedFile, type ListedFile } from './file-list.ts';

type Opportunity = z.output<(typeof listOpportunities)['output']>['opportunities'][number];

export function opportunitiesFile(asked: AskedFile): ListedFile {
  return keyedFile(asked, {
    rows: 'opportunities',
    idOf: ({ opportunity }) => opportunity,
    columns: COLUMNS,
    input: { limit: 500 },
  });
}

const COLUMNS: FileColumns<Opportunity> = {
  account: account(),
  health: health(),
  stage: withPart(
    ({ stage }) => stage,
    'reason',
    ({ reason }) => reason,
  ),
  type: plain(({ type }) => type),
  value: withPart(
    ({ estimated_value: value }) => value,
    'currency',
    // What is worth something without saying in what is worth dollars, as everywhere.
    ({ estimated_value: value, currency }) => (value === undefined ? undefined : (currency ?? 'USD')),
  ),
  probability: plain(({ probability }) => probability),
  expected: plain(({ expected_on }) => expected_on),
  score: plain(({ score }) => score),
  owner: plain(({ owner_name, owner }) => owner_name ?? owner),
  created: plain(({ created_at }) => created_at),
  updated: plain(({ updated_at }) => updated_at),
  follow_up: plain(({ follow_up_on }) => follow_up_on),
  source: plain(({ source }) => source),
};
