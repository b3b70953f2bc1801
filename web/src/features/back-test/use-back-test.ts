import { useEffect, useState } from 'react';
import { useRead } from '#web/api';
import { isGoing } from './figures.ts';

/** A back-test as it stands; asked again each second while it waits or runs. */
export function useBackTest(run: string) {
  const [goes, setGoes] = useState(true);
  const answer = useRead('get-back-test', { run }, goes ? { refetchInterval: 1000 } : {});
  const test = answer.data?.back_test;
  useEffect(() => {
    if (test !== undefined) setGoes(isGoing(test));
  }, [test]);
  return answer;
}
