import type { Language } from '#surfaces/links';

interface Words {
  readonly states: Readonly<Record<'draft' | 'discarded' | 'refused', string>>;
  readonly wrong: string;
  readonly notFound: string;
  readonly noText: string;
  notMade(name: string): string;
}

/** What the page says beside the document itself. */
export const wordsIn: Readonly<Record<Language, Words>> = {
  en: {
    states: { draft: 'Draft, not approved yet', discarded: 'Discarded draft', refused: 'Not made' },
    wrong: 'This can’t be shown',
    notFound:
      'There is nothing at this address. Perhaps it was cut short, or it belongs to an account that you do not see.',
    noText: 'It has no text yet: something that it needs is missing.',
    notMade: (name) => `The ${name} could not be made`,
  },
  ko: {
    states: { draft: '초안 — 아직 승인되지 않았습니다', discarded: '폐기된 초안', refused: '작성되지 않음' },
    wrong: '표시할 수 없습니다',
    notFound: '이 주소에는 내용이 없습니다. 주소가 잘렸거나 볼 수 없는 고객사의 내용일 수 있습니다.',
    noText: '필요한 값이 없어 아직 본문이 작성되지 않았습니다.',
    notMade: (name) => `${name} 문서를 만들지 못했습니다`,
  },
};
