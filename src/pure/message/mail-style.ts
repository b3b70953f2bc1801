import { BUTTON } from './render-draft.ts';

/**
 * How a mail looks, tag by tag: mail programs drop style sheets, so each tag carries its own. Colours of text and
 * ground are left to the reader's program, which then does light and dark by itself.
 */
export const MAIL_STYLE: Readonly<Record<string, string>> = {
  p: 'margin:0 0 16px',
  h1: 'margin:0 0 16px;font-size:22px;line-height:1.3;font-weight:600',
  h2: 'margin:24px 0 12px;font-size:18px;line-height:1.3;font-weight:600',
  h3: 'margin:20px 0 8px;font-size:16px;line-height:1.4;font-weight:600',
  ul: 'margin:0 0 16px;padding:0 0 0 24px',
  ol: 'margin:0 0 16px;padding:0 0 0 24px',
  li: 'margin:0 0 4px',
  blockquote: 'margin:0 0 16px;padding:0 0 0 16px;border-left:3px solid #9aa59e',
  hr: 'margin:24px 0;border:0;border-top:1px solid #9aa59e',
  div: 'margin:0 0 16px;overflow-x:auto',
  table: 'border-collapse:collapse',
  th: 'padding:6px 12px 6px 0;border-bottom:2px solid #9aa59e;text-align:left;font-weight:600',
  td: 'padding:6px 12px 6px 0;border-bottom:1px solid #c8cfca;vertical-align:top',
  img: 'max-width:100%;height:auto',
};

/** A link's colour, 4.8 : 1 on white. */
export const LINK_STYLE = 'color:#1e8257;text-decoration:underline';

/** No colour is read well on white and on black: programs that show mail on a dark ground and read sheets get a lighter one, 7.9 : 1. */
export const DARK_SHEET = `@media (prefers-color-scheme: dark) { a:not(.${BUTTON}) { color: #4dbd8a !important; } }`;

/** White on evergreen, 5.4 : 1; tall enough for a thumb. */
export const BUTTON_STYLE =
  'display:inline-block;margin:0 8px 8px 0;padding:12px 20px;border-radius:6px;background-color:#1b7a52;color:#ffffff;font-weight:600;line-height:20px;text-decoration:none';

export const BODY_STYLE =
  'margin:0;padding:24px;font-family:Pretendard,-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Apple SD Gothic Neo","Malgun Gothic",sans-serif;font-size:16px;line-height:1.55;overflow-wrap:break-word';

/** Korean is broken between words, where it would be broken anywhere. */
export const WORDS_STAY_WHOLE = 'word-break:keep-all';

/** Smaller, quieter, apart from the letter itself. */
export const FOOTER_STYLE =
  'margin:32px 0 0;padding:16px 0 0;border-top:1px solid #9aa59e;font-size:13px;line-height:1.5';
