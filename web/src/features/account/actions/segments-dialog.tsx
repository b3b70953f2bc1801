import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { useState } from 'react';
import { FormDialog, IconButton, Pill, TextField, tellDone } from '#web/ui';
import { showChange } from '../account-cache.ts';
import { useEventWrite } from '../use-event-write.ts';
import type { ActionProps } from './action-props.ts';

export function SegmentsDialog({ account, page, onClose }: ActionProps) {
  const [segment, setSegment] = useState('');
  const { add, remove, busy } = useSegments(account);
  const segments = page?.segments ?? [];
  return (
    <FormDialog
      title={<Trans>Segments</Trans>}
      description={<Trans>Groups that playbooks and lists can ask for, such as nurture.</Trans>}
      submit={<Trans>Add</Trans>}
      busy={busy}
      onSubmit={() => {
        add(segment.trim());
        tellDone(t`Added to ${segment.trim()}.`, () => remove(segment.trim()));
        onClose();
      }}
      onClose={onClose}
    >
      {segments.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {segments.map((one) => (
            <li key={one} className="inline-flex items-center">
              <Pill>{one}</Pill>
              <IconButton
                label={t`Remove from ${one}`}
                onClick={() => {
                  remove(one);
                  tellDone(t`Removed from ${one}.`, () => add(one));
                }}
              >
                <X size={13} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <TextField
        label={t`Add to`}
        required
        maxLength={100}
        value={segment}
        onChange={(event) => setSegment(event.target.value)}
      />
    </FormDialog>
  );
}

function useSegments(account: string) {
  const adding = useEventWrite('add-to-segment');
  const removing = useEventWrite('remove-from-segment');
  return {
    busy: adding.isPending,
    add: (segment: string): void => {
      showChange(account, (page) => ({ ...page, segments: [...new Set([...page.segments, segment])] }));
      adding.mutate({ account, segment });
    },
    remove: (segment: string): void => {
      showChange(account, (page) => ({ ...page, segments: page.segments.filter((one) => one !== segment) }));
      removing.mutate({ account, segment });
    },
  };
}
