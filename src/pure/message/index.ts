export {
  checkTemplate,
  type TemplateAnswer,
  type TemplatePath,
  templateAnswers,
  templatePaths,
  templateRows,
} from './check-template.ts';
export { oneLine, type Reader } from './format-value.ts';
export { type Draft, type DraftResult, type MessageContext, type OfferedAnswer, renderDraft } from './render-draft.ts';
export { linksOf, type Mail, type MailLayout, type MailLinks, renderMail } from './render-mail.ts';
export type { TemplateProblem } from './template.ts';
