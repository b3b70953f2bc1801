import { Trans } from '@lingui/react/macro';
import { Button, Pill } from '#web/ui';
import type { OpenDraft } from './use-draft.ts';

/** Whether what one has written is safe. */
export function SaveMark({ draft }: { draft: OpenDraft }) {
  switch (draft.status) {
    case 'saved':
      return (
        <span role="status" className="text-s text-text-3">
          <Trans>Saved</Trans>
        </span>
      );
    case 'unsaved':
    case 'saving':
      return (
        <span role="status" className="text-s text-text-3">
          <Trans>Saving…</Trans>
        </span>
      );
    case 'offline':
      return (
        <Pill tone="yellow" title={draft.problem}>
          <Trans>Not saved yet: the server can’t be reached. It is kept in this browser.</Trans>
        </Pill>
      );
    case 'refused':
      return (
        <span role="alert" className="flex items-center gap-2 text-s text-red">
          {draft.problem}
          <Button onClick={() => void draft.save()}>
            <Trans>Save again</Trans>
          </Button>
        </span>
      );
    case 'gone':
      return (
        <Pill tone="red" title={draft.problem}>
          <Trans>The draft was published or discarded by somebody else</Trans>
        </Pill>
      );
    case 'conflict':
      return (
        <Pill tone="red">
          <Trans>Somebody else changed the same file</Trans>
        </Pill>
      );
  }
}
