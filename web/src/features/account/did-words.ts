import { t } from '@lingui/core/macro';
import { spoken } from '#web/app';
import { actionText, outcomeText } from '#web/features/journeys';

/** What a step did, as it was kept when it ran, in the reader's language; what is not known here stays as it is. */
export function didWords(did: string): string {
  const [, verb, rest = ''] = /^(sends|asks for|tells|makes|got|held:|dropped:|arm|exit) (.*)$/s.exec(did) ?? [];
  const named = spoken(rest);
  switch (verb ?? did) {
    case 'sends':
      return t`sent ${named}`;
    case 'asks for':
      return t`gave the task ${named}`;
    case 'tells':
      return t`told colleagues: ${rest}`;
    case 'makes':
      return t`made ${named}`;
    case 'got':
      return t`got ${rest}`;
    case 'held:':
      return t`held back: ${heldWords(rest)}`;
    case 'dropped:':
      return t`not sent: ${heldWords(rest)}`;
    case 'arm':
      return t`arm ${rest}`;
    case 'exit': {
      const way = outcomeText(rest);
      return t`left: ${way}`;
    }
    case 'skipped':
      return t`skipped: its condition did not hold`;
    case 'waited':
      return t`waited`;
    case 'timed out':
      return t`the time was up`;
    case 'came true':
      return t`what it waited for came true`;
    case 'missed: its moment has passed':
      return t`missed: its moment had passed`;
    default:
      return actionText(did);
  }
}

/** Why the arbiter did not let a message leave. */
export function heldWords(reason: string): string {
  switch (reason) {
    case 'quiet hours':
      return t`quiet hours`;
    case 'the gate of its journey does not hold':
      return t`the gate of its journey did not hold`;
    case 'another journey has written not long ago':
      return t`another journey had written not long before`;
    default:
      return reason;
  }
}
