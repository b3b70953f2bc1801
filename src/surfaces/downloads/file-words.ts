import type { Language } from '#surfaces/links';

const EN = {
  id: 'id',
  band: 'band',
  currency: 'currency',
  strong: 'strong',
  moderate: 'moderate',
  weak: 'weak',
  reason: 'reason',
  fields: 'fields of the form',
  guide: 'guide',
  text: 'text',
};

/** A part of a column of a list that is a column of its own in a file. */
export type Part = keyof typeof EN;

/** What stands behind a column's title in the heads of its parts. */
export const PART_WORDS: Readonly<Record<Language, Readonly<Record<Part, string>>>> = {
  en: EN,
  ko: {
    id: 'ID',
    band: '구간',
    currency: '통화',
    strong: '강함',
    moderate: '보통',
    weak: '약함',
    reason: '사유',
    fields: '양식 항목 수',
    guide: '안내',
    text: '내용',
  },
};
