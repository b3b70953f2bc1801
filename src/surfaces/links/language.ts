export type Language = 'en' | 'ko';

/** The first of our languages that a browser asks for, by its own order of preference. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part, place) => {
      const [tag = '', q] = part.trim().split(';q=');
      return { language: tag.toLowerCase().split('-')[0], weight: q === undefined ? 1 : Number(q), place };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.place - b.place);
  for (const { language } of wanted) if (language === 'ko' || language === 'en') return language;
  return 'en';
}
