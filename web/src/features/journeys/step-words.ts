import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import {
  Bell,
  CircleHelp,
  Clock,
  FileText,
  GitFork,
  Hourglass,
  ListChecks,
  LogOut,
  type LucideIcon,
  Mail,
  Zap,
} from 'lucide-react';
import type { MapStep } from './map-layout.ts';
import { anchorText, timingText } from './timing.ts';

export const STEP_ICONS: Readonly<Record<MapStep['kind'], LucideIcon>> = {
  email: Mail,
  task: ListChecks,
  notify: Bell,
  document: FileText,
  do: Zap,
  wait: Hourglass,
  await: Clock,
  choose: CircleHelp,
  split: GitFork,
  exit: LogOut,
};

export function kindText(kind: MapStep['kind']): string {
  const words = {
    email: t`message`,
    task: t`task`,
    notify: t`notice`,
    document: t`document`,
    do: t`action`,
    wait: t`wait`,
    await: t`wait`,
    choose: t`choice`,
    split: t`experiment`,
    exit: t`exit`,
  };
  return words[kind];
}

/** Texts of a playbook in the person's language, else in its first. */
export function titleIn(titles: Readonly<Record<string, string>>): string {
  return titles[i18n.locale] ?? titles.en ?? Object.values(titles)[0] ?? '';
}

/** The second line of a card. */
export function detailText({ kind, at, due, limit, awaits, names }: MapStep): string | undefined {
  if (at !== undefined) return timingText(at);
  if (due !== undefined) return dueText(timingText(due));
  if (limit !== undefined && kind === 'await') return limitText(timingText(limit));
  if (limit !== undefined) return timingText(limit);
  if (kind === 'await' && awaits.length > 0) return awaits.map(anchorText).join(', ');
  return kind === 'do' && names.action !== undefined ? actionText(names.action) : undefined;
}

const dueText = (when: string): string => t`due ${when}`;
const limitText = (when: string): string => t`at most ${when}`;

/** What a step does that is no mail, task or document; an action that is not known here keeps its name. */
export function actionText(action: string): string {
  const known: Readonly<Record<string, () => string>> = {
    'opportunity.create': () => t`makes an opportunity`,
    'opportunity.update': () => t`moves the opportunity`,
    'opportunity.reopen': () => t`reopens the opportunity`,
    'order.create': () => t`makes an order`,
    'account.set': () => t`sets a field`,
    'segment.add': () => t`adds to a segment`,
    'segment.remove': () => t`takes out of a segment`,
    'event.record': () => t`records an event`,
    'journey.start': () => t`starts a journey`,
  };
  return known[action]?.() ?? action;
}

/** How a journey was left, in words; outcomes are the playbook's own, those of the engine besides. */
export function outcomeText(outcome: string, map?: { readonly steps: readonly MapStep[] }): string {
  const step = map?.steps.find((one) => one.outcome === outcome);
  if (step !== undefined) return titleIn(step.titles);
  if (outcome === 'not_ready') return t`Not ready`;
  if (outcome === 'completed') return t`Completed`;
  if (outcome === 'unhealthy') return t`Unhealthy`;
  if (outcome === 'removed') return t`Taken out`;
  const words = outcome.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
