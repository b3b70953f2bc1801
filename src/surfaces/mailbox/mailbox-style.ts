/** What all our pages share. Light and dark by the system; no colour or size outside the variables. */
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

export const MAILBOX_CSS = `${PAGE_CSS}
nav { display: flex; flex-wrap: wrap; gap: 4px; margin: 0 0 16px -10px; }
nav a { padding: 4px 10px; border-radius: var(--radius); color: var(--text-2); text-decoration: none; }
nav a:hover { background: var(--hover); }
nav a[aria-current] { color: var(--text); font-weight: 600; background: var(--still-soft); }
.list { width: 100%; border-collapse: collapse; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); }
.list th { text-align: left; font-size: 12px; font-weight: 500; color: var(--text-2); }
.list th, .list td { padding: 8px 12px; border-bottom: 1px solid var(--line); vertical-align: top; }
.list td:first-child, .list td:last-child { width: 1%; white-space: nowrap; }
.list td:nth-child(2) { width: 30%; overflow-wrap: anywhere; }
.list tbody tr:last-child td { border-bottom: 0; }
.list tbody tr:hover { background: var(--hover); }
.list .subject a { font-weight: 500; text-decoration: none; overflow-wrap: anywhere; }
.list .subject a:hover { text-decoration: underline; }
.list time, .quiet { color: var(--text-2); }
.small { font-size: 12px; color: var(--text-2); overflow-wrap: anywhere; }
.state { display: inline-flex; gap: 6px; align-items: center; padding: 1px 8px; border-radius: 999px; font-size: 12px; white-space: nowrap; }
.good { color: var(--good); background: var(--good-soft); }
.warn-state { color: var(--warn); background: var(--warn-soft); }
.bad { color: var(--bad); background: var(--bad-soft); }
.still { color: var(--still); background: var(--still-soft); }
.actions { display: flex; flex-wrap: wrap; gap: 8px; }
form { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 0 0 16px; }
dt { color: var(--text-2); }
dd { margin: 0; overflow-wrap: anywhere; }
iframe { display: block; width: 100%; height: 640px; border: 1px solid var(--line); border-radius: var(--radius); background: #ffffff; color-scheme: light; }
pre { margin: 0 0 48px; padding: 16px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); font: 13px/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
code { font: 13px ui-monospace, monospace; padding: 2px 6px; border-radius: var(--radius); background: var(--still-soft); }
.empty { padding: 64px 24px; text-align: center; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); }
.empty h2 { margin: 0 0 4px; }
.empty p { margin: 0 auto; color: var(--text-2); }
.more { margin: 16px 0 48px; }
@media (max-width: 720px) {
  nav a { padding: 10px; }
  .list thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .list, .list tbody, .list tr, .list td { display: block; }
  .list tr { padding: 8px 4px; border-bottom: 1px solid var(--line); }
  .list tr:last-child { border-bottom: 0; }
  .list td, .list td:nth-child(n) { width: auto; border: 0; padding: 2px 12px; }
}
`;
