import { useEffect, useRef, useState } from 'react';
import { call, type Output } from '#web/api';
import type { Files } from './draft-state.ts';

export type Checked = Output<'check-playbook'>;

const AFTER = 220;

/** What is wrong with the files and what they name, asked anew a moment after the last letter. The answer before stays meanwhile. */
export function useCheck(files: Files | undefined): { readonly checked: Checked | undefined; readonly isNew: boolean } {
  const [answer, setAnswer] = useState<{ files: Files; checked: Checked }>();
  const first = useRef(true);
  useEffect(() => {
    if (files === undefined) return;
    const asking = new AbortController();
    const timer = setTimeout(
      () => {
        first.current = false;
        call('check-playbook', { files: { ...files } }, { signal: asking.signal })
          .then((checked) => setAnswer({ files, checked }))
          .catch(() => undefined);
      },
      first.current ? 0 : AFTER,
    );
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [files]);
  return { checked: answer?.checked, isNew: answer?.files === files };
}
