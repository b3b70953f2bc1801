import type { LabelText } from './read-label.ts';

/** A step as it is written; the key of one kind is there. */
export interface StepText {
  readonly id?: string | undefined;
  readonly at?: string | undefined;
  readonly late?: 'now' | 'skip' | undefined;
  readonly when?: string | undefined;
  readonly email?: string;
  readonly notify?: string;
  readonly task?: string;
  readonly title?: LabelText | undefined;
  readonly assign?: string | readonly string[];
  readonly due?: string | undefined;
  readonly guide?: string | undefined;
  readonly form?: string | undefined;
  readonly stays?: boolean | undefined;
  readonly document?: string;
  readonly review?: string | readonly string[] | undefined;
  readonly do?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>> | undefined;
  readonly wait?: string | boolean | { readonly until: string } | undefined;
  readonly await?: string | readonly string[];
  readonly since?: string | undefined;
  readonly meanwhile?: readonly BesideText[] | undefined;
  readonly for?: string | undefined;
  readonly until?: string | undefined;
  readonly then?: Readonly<Record<string, TargetText>> | undefined;
  readonly choose?: readonly CaseText[];
  readonly otherwise?: TargetText | undefined;
  readonly split?: string;
  readonly arms?: readonly ArmText[];
  readonly exit?: string;
  readonly again?: { readonly at: string; readonly from?: string | undefined } | undefined;
}

/** What runs beside a wait. */
export type BesideText = StepText & { readonly unless?: string | undefined };
/** What an event sets off while the journey is in a stage. */
export type ReactionText = StepText & { readonly event: string };

export interface GoText {
  readonly go: string;
}
/** Where a way leads: a step or stage by name, or steps written in place, after which the journey goes on. */
export type TargetText = string | GoText | StepText | readonly (GoText | StepText)[];
export type CaseText =
  | StepText
  | { readonly when: string; readonly go: string }
  | { readonly when: string; readonly steps: readonly (GoText | StepText)[] };
/** An arm of an experiment; without a way it goes on with the next step. */
export interface ArmText {
  readonly arm: string;
  readonly weight: number;
  readonly go?: string | undefined;
  readonly steps?: readonly (GoText | StepText)[] | undefined;
}
