/** In a file of refused rows: a row that did not have the header's fields, as it was. It stays refused until emptied. */
export const REFUSED_WHOLE = 'refused_whole';

/** What a file of refused rows has beside the original's columns. */
export const REFUSED_COLUMNS = [
  'refused_line',
  'refused_column',
  'refused_value',
  'refused_reason',
  'refused_fix',
  REFUSED_WHOLE,
] as const;
