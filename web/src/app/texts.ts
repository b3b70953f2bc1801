import { i18n, type Messages } from '@lingui/core';
import { wordProblemsBy } from '#web/api';
import { formatDate, formatFor, formatInstant, formatNumber } from '#web/ui';
import { type ProblemLanguage, tellProblem } from './problems/problem-language.ts';

export type Locale = 'en' | 'ko';

const catalogs = {
  en: () => import('./texts-en.ts'),
  ko: () => import('./texts-ko.ts'),
} satisfies Record<Locale, () => Promise<{ messages: Messages; problems: ProblemLanguage | undefined }>>;

const formats = { number: formatNumber, date: formatDate, instant: formatInstant };

/** What the browser asks for, until somebody signs in. */
export function browserLocale(): Locale {
  const kept = localStorage.getItem('locale');
  if (kept === 'en' || kept === 'ko') return kept;
  return navigator.language.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}

/** Loads the texts and sets how numbers and dates are written. */
export async function speak(locale: Locale, zone?: string): Promise<void> {
  const { messages, problems } = await catalogs[locale]();
  formatFor(locale, zone);
  wordProblemsBy((reason, details) =>
    problems === undefined ? undefined : tellProblem(problems, formats, reason, details),
  );
  i18n.loadAndActivate({ locale, messages });
  document.documentElement.lang = locale;
  localStorage.setItem('locale', locale);
}
