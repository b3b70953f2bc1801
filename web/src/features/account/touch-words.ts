import { t } from '@lingui/core/macro';

/** How somebody was last in touch, by the event that told it. */
export function touchWords(event: string): string {
  switch (event) {
    case 'note.recorded':
      return t`a note or a call`;
    case 'email.sent':
      return t`a mail was sent`;
    case 'email.replied':
    case 'email.answered':
      return t`they replied`;
    case 'email.clicked':
      return t`they clicked in a mail`;
    case 'task.completed':
      return t`a task was done`;
    case 'decision.recorded':
      return t`they decided`;
    case 'meeting.held':
      return t`a meeting`;
    default:
      return event;
  }
}
