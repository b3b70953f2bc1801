import type { Language } from '#surfaces/mailbox';

interface Words {
  readonly states: Readonly<Record<'draft' | 'discarded' | 'refused', string>>;
  readonly wrong: string;
  readonly notFound: string;
  readonly back: string;
  notMade(name: string): string;
}

/** What the page says beside the document itself. */
export const wordsIn: Readonly<Record<Language, Words>> = {
  en: {
    states: { draft: 'Draft, not approved yet', discarded: 'Discarded draft', refused: 'Not made' },
    wrong: 'This document can’t be shown',
    notFound:
      'There is no document at this address. Perhaps it was cut short, or the document belongs to another account.',
    back: 'To the mailbox',
    notMade: (name) => `The ${name} could not be made`,
  },
  ko: {
    states: { draft: '초안 — 아직 승인되지 않았습니다', discarded: '폐기된 초안', refused: '작성되지 않음' },
    wrong: '이 문서를 표시할 수 없습니다',
    notFound: '이 주소에는 문서가 없습니다. 주소가 잘렸거나 다른 고객사의 문서일 수 있습니다.',
    back: '메일함으로',
    notMade: (name) => `${name} 문서를 만들지 못했습니다`,
  },
};
