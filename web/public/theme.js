// Before the first paint, and a file of its own: the page's policy allows no inline script.
{
  let chosen = null;
  try {
    chosen = localStorage.getItem('theme');
  } catch {}
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}
