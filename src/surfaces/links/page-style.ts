import type { html } from 'hono/html';

/** A piece of page whose values are escaped. */
export type Markup = ReturnType<typeof html>;

/** What the pages for customers share. Light and dark by the system; no colour or size outside the variables. */
export const PAGE_CSS = `
:root {
  color-scheme: light dark;
  --bg: #f7f8f6; --surface: #ffffff; --hover: #f3f5f2; --line: #e5e8e3; --line-strong: #d2d8d1; --field: #7d8982;
  --text: #19201c; --text-2: #55605a;
  --accent: #1b7a52; --on-accent: #ffffff;
  --good: #176b46; --good-soft: #e2f3ea; --warn: #8a5c00; --warn-soft: #fbf1da; --bad: #b3322d; --bad-soft: #fbe7e5;
  --still: #55605a; --still-soft: #eceeeb;
  --font: Pretendard, "Pretendard Variable", system-ui, -apple-system, "Apple SD Gothic Neo", "Malgun Gothic", sans-serif;
  --radius: 6px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --bg: #101412; --surface: #161b18; --hover: #1b211d; --line: #252c28; --line-strong: #37403a; --field: #6f7b74;
    --text: #e7ece8; --text-2: #a5afa8;
    --accent: #4dbd8a; --on-accent: #06150e;
    --good: #4dbd8a; --good-soft: #14291f; --warn: #dda63a; --warn-soft: #2c230f; --bad: #ee7a72; --bad-soft: #321a18;
    --still: #a5afa8; --still-soft: #202622;
  }
}
* { box-sizing: border-box; }
:lang(ko) { word-break: keep-all; overflow-wrap: break-word; }
body { margin: 0; background: var(--bg); color: var(--text); font: 14px/1.5 var(--font); font-variant-numeric: tabular-nums; }
a { color: inherit; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: var(--radius); }
header, main { max-width: 1080px; margin: 0 auto; padding: 0 24px; }
header { padding-top: 32px; }
h1 { margin: 0 0 16px; font-size: 20px; line-height: 1.3; font-weight: 600; overflow-wrap: anywhere; }
h2 { margin: 24px 0 8px; font-size: 14px; font-weight: 600; }
p { margin: 0 0 12px; max-width: 72ch; }
.note { padding: 12px 16px; border-radius: var(--radius); background: var(--still-soft); color: var(--text-2); margin-bottom: 16px; max-width: none; }
.note.warn { background: var(--warn-soft); color: var(--text); }
button { font: inherit; font-weight: 500; min-height: 32px; padding: 4px 12px; border: 1px solid var(--line-strong); border-radius: var(--radius); background: var(--surface); color: var(--text); cursor: pointer; }
button:hover { background: var(--hover); }
button.first { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
@media (max-width: 720px) {
  header, main { padding-left: 16px; padding-right: 16px; }
  button { min-height: 44px; }
}
`;
