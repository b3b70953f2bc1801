import { type Instant, internal, type Zone } from '#base';
import type { Language } from '#domain/signals';
import { type Draft, renderDraft } from '#pure/message';
import type { Grade } from '#pure/playbook';
import type { TakenNotification } from './digest-store.ts';
import { SIGNAL_WORDS } from './signal-words.ts';

/** A signal of a weekly review. */
export interface ReviewedSignal {
  readonly account: string;
  /** The account's name, else its id. */
  readonly name: string;
  readonly title: string;
  readonly strength: Grade['strength'];
  readonly raisedAt: Instant;
  /** History had shown it, and a person let it act. */
  readonly released?: boolean;
  /** Of one that nobody has responded to. */
  readonly respondBy?: Instant;
}

/** So many of a kind are read through; the others stand in the lists. */
const MOST = 100;

/** The mail of a morning: new signals, each as it was told, and on the first of a week those that are open. */
export function writeDigest(
  fresh: readonly TakenNotification[],
  open: readonly ReviewedSignal[],
  { language, zone, now }: { readonly language: Language; readonly zone: Zone; readonly now: Instant },
): Draft {
  const { digest, strengths, closed } = SIGNAL_WORDS[language];
  const parts: string[] = [];
  if (fresh.length > 0) {
    const told = fresh.slice(0, MOST).map(({ body, status }) => {
      const become = Object.entries(closed).find(([name]) => name === status)?.[1];
      return become === undefined ? body : `${body}\n\n${digest.meanwhile(become)}`;
    });
    parts.push(digest.newOnes, told.join('\n\n---\n\n'), ...more(fresh.length, language));
  }
  if (open.length > 0) {
    const signals = open.slice(0, MOST).map(({ name, title, strength, raisedAt, released, respondBy }) => ({
      account: name,
      title,
      strength: strengths[strength],
      raised_at: raisedAt,
      ...(released === true ? { released } : {}),
      ...(respondBy === undefined ? {} : { respond_by: respondBy, overdue: respondBy < now }),
    }));
    parts.push(digest.openOnes, filled(digest.open, { signals }, language, zone), ...more(open.length, language));
  }
  return { subject: digest.subject(fresh.length, open.length), body: parts.join('\n\n') };
}

function more(count: number, language: Language): string[] {
  return count > MOST ? [SIGNAL_WORDS[language].digest.more(count - MOST)] : [];
}

/** The product's own text, all of whose values are there. */
function filled(body: string, context: Record<string, unknown>, locale: Language, zone: Zone): string {
  const draft = renderDraft({ subject: '', body }, context, { locale, zone });
  if (!draft.ok) throw internal('digest-unwritten', `the mail of many signals lacks ${draft.missing.join(', ')}`);
  return draft.body.trim();
}
