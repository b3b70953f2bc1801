import type { Action } from './account-actions.tsx';
import type { ActionProps } from './actions/action-props.ts';
import { BookMeeting } from './actions/book-meeting.tsx';
import { RecordDecision } from './actions/record-decision.tsx';
import { RecordReply } from './actions/record-reply.tsx';
import { SegmentsDialog } from './actions/segments-dialog.tsx';
import { WriteNote } from './actions/write-note.tsx';

const DIALOGS = {
  note: WriteNote,
  meeting: BookMeeting,
  reply: RecordReply,
  decision: RecordDecision,
  segment: SegmentsDialog,
} as const;

/** What can be done for the account by hand, each in its dialog. */
export function ActionDialog({ action, ...props }: ActionProps & { readonly action: Action }) {
  const Dialog = DIALOGS[action];
  return <Dialog {...props} />;
}
