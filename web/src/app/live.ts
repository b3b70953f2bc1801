import { useEffect, useState } from 'react';
import { queryClient, requestJson } from '#web/api';
import { connect, type Editing, type Told } from './live-connection.ts';
import { concerns, everyOf, type ToldChange } from './live-topics.ts';

type Editor = Editing['people'][number];

const waiting = new Map<string, ReturnType<typeof setTimeout>>();
const readAt = new Map<string, number>();
const editing = new Set<(told: Editing) => void>();
let started = false;

/** Begins to hear what changes on the server; once, when somebody is signed in. */
export function startLive(): void {
  if (started) return;
  started = true;
  connect(hear);
}

function hear(told: Told): void {
  switch (told.event) {
    case 'changed':
      readChanged(told.data.changes);
      return;
    case 'refresh':
      void queryClient.invalidateQueries();
      return;
    case 'editing':
      for (const listener of editing) listener(told.data);
      return;
    case 'ended':
      // The next screen asks who is signed in, and nobody is.
      void queryClient.invalidateQueries({ queryKey: ['get-me'] });
  }
}

/** Each answer is read again at once, and not again before its time: under a dense stream screens stay calm. */
function readChanged(changes: readonly ToldChange[]): void {
  const now = Date.now();
  for (const { queryHash, queryKey } of queryClient.getQueryCache().getAll()) {
    if (waiting.has(queryHash) || !concerns(queryKey, changes)) continue;
    const rest = (readAt.get(queryHash) ?? 0) + everyOf(String(queryKey[0])) - now;
    if (rest <= 0) readAgain(queryHash);
    else
      waiting.set(
        queryHash,
        setTimeout(() => readAgain(queryHash), rest),
      );
  }
}

function readAgain(queryHash: string): void {
  waiting.delete(queryHash);
  readAt.set(queryHash, Date.now());
  if (readAt.size > 1_000) readAt.clear();
  void queryClient.invalidateQueries({ predicate: (query) => query.queryHash === queryHash });
}

/** Whoever edits says so, and is forgotten after 30 s without it. */
const SIGN_EVERY = 10_000;

/** Says that I edit a thing (`account:acme:name`) while this is mounted and `active`; gives who else does. */
export function useEditing(thing: string, active = true): readonly Editor[] {
  const [others, setOthers] = useState<readonly Editor[]>([]);
  useEffect(() => {
    if (!active) return;
    const listener = (told: Editing): void => {
      if (told.thing === thing) setOthers(told.people);
    };
    const sign = async (): Promise<void> => {
      const said = await say(thing, true);
      if (said !== undefined) setOthers(said);
    };
    editing.add(listener);
    void sign();
    const timer = setInterval(sign, SIGN_EVERY);
    return () => {
      clearInterval(timer);
      editing.delete(listener);
      setOthers([]);
      void say(thing, false);
    };
  }, [thing, active]);
  return others;
}

/** That it can't be said keeps nobody from editing. */
async function say(thing: string, on: boolean): Promise<readonly Editor[] | undefined> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ thing, on }),
    keepalive: !on,
  };
  // As the server answers.
  const answer = (await requestJson('/live/editing', init).catch(() => undefined)) as
    | Pick<Editing, 'people'>
    | undefined;
  return answer?.people;
}
