import { t } from '@lingui/core/macro';
import { type ReactNode, useEffect } from 'react';
import { browserLocale, type Locale, speak } from '#web/app';

interface OutsidePageProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

const LANGUAGES: readonly { readonly locale: Locale; readonly name: string }[] = [
  { locale: 'en', name: 'English' },
  { locale: 'ko', name: '한국어' },
];

/** A page for whoever is not signed in: one card, and the language below it. */
export function OutsidePage({ title, note, children }: OutsidePageProps) {
  useEffect(() => {
    document.title = `${title} · Perennial`;
  }, [title]);
  return (
    <main className="flex h-full flex-col items-center overflow-auto px-4 py-[10vh]">
      <div className="flex items-center gap-2 pb-5 text-l font-semibold">
        <img src="/icon.svg" alt="" width="22" height="22" />
        Perennial
      </div>
      <section className="w-full max-w-90 rounded-l border border-line bg-surface p-6">
        <h1>{title}</h1>
        {note !== undefined && <p className="pt-1 text-s text-text-2">{note}</p>}
        <div className="pt-4">{children}</div>
      </section>
      <nav aria-label={t`Language`} className="flex gap-1 pt-4 text-s">
        {LANGUAGES.map(({ locale, name }) => (
          <button
            key={locale}
            type="button"
            lang={locale}
            aria-pressed={browserLocale() === locale}
            onClick={() => void speak(locale)}
            className="h-7 rounded px-2 text-text-2 hover:bg-hover aria-pressed:font-semibold aria-pressed:text-text pointer-coarse:h-11"
          >
            {name}
          </button>
        ))}
      </nav>
    </main>
  );
}

/** What went wrong, told to whoever does not see it too. */
export function FormProblem({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="rounded bg-red-soft px-2.5 py-1.5 text-s text-red empty:hidden">
      {children}
    </p>
  );
}
