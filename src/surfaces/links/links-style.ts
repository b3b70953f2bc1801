import { PAGE_CSS } from './page-style.ts';

/** A letter's width; controls that a thumb can hit. */
export const LINKS_CSS = `${PAGE_CSS}
header, main { max-width: 560px; font-size: 16px; }
header { padding-top: 24px; font-weight: 600; overflow-wrap: anywhere; }
main { padding-top: 32px; padding-bottom: 48px; }
h1 { font-size: 22px; }
.about { color: var(--text-2); margin-bottom: 4px; overflow-wrap: anywhere; }
.said { padding: 12px 16px; border-radius: var(--radius); background: var(--good-soft); margin: 0 0 16px; overflow-wrap: anywhere; }
.said p:last-child { margin: 0; }
.said dl { margin: 12px 0 0; }
.said dt { color: var(--text-2); font-size: 14px; }
.said dd { margin: 0 0 8px; white-space: pre-wrap; }
.said dd:last-child { margin: 0; }
form { display: block; margin: 16px 0 0; }
a.button { display: inline-block; padding: 10px 20px; border-radius: var(--radius); background: var(--accent); color: var(--on-accent); font-weight: 500; text-decoration: none; }
.field { margin: 0 0 16px; padding: 0; border: 0; min-width: 0; }
label, legend { display: block; padding: 0; margin: 0 0 4px; font-weight: 500; }
.optional { font-weight: 400; color: var(--text-2); }
.option { display: flex; gap: 8px; align-items: center; min-height: 44px; margin: 0; font-weight: 400; }
.option input { width: 20px; height: 20px; accent-color: var(--accent); }
input[type=text], input[type=date], input[type=number], select, textarea { width: 100%; min-height: 44px; padding: 8px 12px; font: inherit; color: var(--text); background: var(--surface); border: 1px solid var(--field); border-radius: var(--radius); }
textarea { min-height: 120px; resize: vertical; }
input[aria-invalid=true], textarea[aria-invalid=true] { border-color: var(--bad); }
.fault { margin: 4px 0 0; color: var(--bad); font-size: 14px; }
button { min-height: 44px; padding: 8px 20px; font-size: 16px; }
summary { cursor: pointer; min-height: 44px; padding: 10px 0; }
`;
