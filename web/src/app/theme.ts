export type Theme = 'light' | 'dark' | 'system';

/** Shows a theme and remembers it; `public/theme.js` reads it before the first paint. */
export function showTheme(theme: Theme): void {
  localStorage.setItem('theme', theme);
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

export function themeNow(): Theme {
  const kept = localStorage.getItem('theme');
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}
