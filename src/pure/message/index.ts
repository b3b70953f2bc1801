export { checkTemplate, type TemplatePath, templatePaths } from './check-template.ts';
export { oneLine, type Reader } from './format-value.ts';
export { type Draft, type DraftResult, type MessageContext, renderDraft } from './render-draft.ts';
export { type Mail, type MailLayout, renderMail } from './render-mail.ts';
export type { TemplateProblem } from './template.ts';
