import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { invalidateReads, useRead } from '#web/api';

const WHILE_BUSY = 500;
const ELSE = 10_000;

/** How the sample company stands, asked again while it is worked on; then everything on the screen is read anew. */
export function useSample() {
  const client = useQueryClient();
  const { data } = useRead('get-sample', {}, { refetchInterval: WHILE_BUSY });
  const idle = useRead('get-sample', {}, { refetchInterval: ELSE });
  const isBusy = data?.state === 'loading' || data?.state === 'removing';
  const wasBusy = useRef(isBusy);
  useEffect(() => {
    if (wasBusy.current && !isBusy) void invalidateReads(client);
    wasBusy.current = isBusy;
  }, [isBusy, client]);
  return { sample: data ?? idle.data, isBusy };
}
