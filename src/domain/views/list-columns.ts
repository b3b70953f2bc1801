/** Columns that every list of accounts can show, by the column of the index that sorts them. */
export const SORTED_BY: Readonly<Record<string, string>> = {
  name: 'name',
  account: 'id',
  health: 'health',
  arr: 'arr',
  renewal_on: 'renewal_on',
  owner: 'owner',
  segment: 'segment',
  segments: 'segments',
  zone: 'zone',
  created_on: 'created_on',
  domain: 'domain',
  signals: 'signals',
  journeys: 'journeys',
  last_touch: 'last_touch',
};

export const LIST_COLUMNS: readonly string[] = Object.keys(SORTED_BY);
