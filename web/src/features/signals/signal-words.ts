import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Output } from '#web/api';

export type Signal = Output<'list-signals'>['signals'][number];

export const STATUS_WORDS: Readonly<Record<string, MessageDescriptor>> = {
  raised: msg`raised`,
  blocked: msg`blocked`,
  standing: msg`stands`,
  acknowledged: msg`acknowledged`,
  qualified: msg`qualified`,
  dismissed: msg`dismissed`,
  handed_over: msg`handed over`,
  won: msg`won`,
  lost: msg`lost`,
  expired: msg`expired`,
};

export const DIRECTION_WORDS: Readonly<Record<string, MessageDescriptor>> = {
  expansion: msg`expansion`,
  risk: msg`risk`,
  advocacy: msg`advocacy`,
};

/** A person may still say what becomes of it. */
export const isOpen = ({ status }: Pick<Signal, 'status'>): boolean =>
  ['raised', 'acknowledged', 'qualified', 'blocked'].includes(status);
