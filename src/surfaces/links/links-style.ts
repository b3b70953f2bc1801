import { PAGE_CSS } from '#surfaces/mailbox';

/** A letter's width; controls that a thumb can hit. */
export const LINKS_CSS = `${PAGE_CSS}
main { max-width: 560px; padding-top: 48px; padding-bottom: 48px; font-size: 16px; }
.about { color: var(--text-2); margin-bottom: 4px; overflow-wrap: anywhere; }
.said { padding: 12px 16px; border-radius: var(--radius); background: var(--good-soft); margin: 0 0 16px; overflow-wrap: anywhere; }
.said p:last-child { margin: 0; }
.said dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 8px 0 0; }
.said dt { color: var(--text-2); }
.said dd { margin: 0; white-space: pre-wrap; }
form { display: block; margin: 16px 0 0; }
.field { margin: 0 0 16px; padding: 0; border: 0; min-width: 0; }
label, legend { display: block; padding: 0; margin: 0 0 4px; font-weight: 500; }
.optional { font-weight: 400; color: var(--text-2); }
.option { display: flex; gap: 8px; align-items: center; min-height: 44px; margin: 0; font-weight: 400; }
.option input { width: 20px; height: 20px; accent-color: var(--accent); }
input[type=text], input[type=date], input[type=number], select, textarea { width: 100%; min-height: 44px; padding: 8px 12px; font: inherit; color: var(--text); background: var(--surface); border: 1px solid var(--line-strong); border-radius: var(--radius); }
textarea { min-height: 120px; resize: vertical; }
input[aria-invalid=true], textarea[aria-invalid=true] { border-color: var(--bad); }
.fault { margin: 4px 0 0; color: var(--bad); font-size: 14px; }
button { min-height: 44px; padding: 8px 20px; font-size: 16px; }
summary { cursor: pointer; min-height: 44px; padding: 10px 0; }
`;
