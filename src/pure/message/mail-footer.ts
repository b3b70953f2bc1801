import { FOOTER_STYLE, LINK_STYLE } from './mail-style.ts';

interface FooterWords {
  readonly before: string;
  readonly link: string;
  readonly after: string;
  readonly text: string;
}

const WORDS: Readonly<Record<string, FooterWords>> = {
  en: {
    before: 'If you would rather not get mail like this, ',
    link: 'unsubscribe',
    after: '.',
    text: 'If you would rather not get mail like this, unsubscribe here:',
  },
  ko: {
    before: '이런 메일을 받고 싶지 않으시면 ',
    link: '수신 거부',
    after: '를 눌러 주십시오.',
    text: '이런 메일을 받고 싶지 않으시면 수신을 거부하실 수 있습니다:',
  },
};

/** The line by which a reader unsubscribes, in the language of the mail, English where that has none. */
export function footerOf(address: string, locale: string): { readonly html: string; readonly text: string } {
  const language = locale.toLowerCase().split(/[-_]/)[0] ?? '';
  const { before, link, after, text } = (WORDS[language] ?? WORDS.en) as FooterWords;
  const href = address.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
  return {
    html: `<p style="${FOOTER_STYLE}">${before}<a href="${href}" style="${LINK_STYLE}">${link}</a>${after}</p>`,
    text: `${text}\n${address}`,
  };
}
