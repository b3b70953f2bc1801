import { plural, t } from '@lingui/core/macro';

/** A duration or moment as a playbook writes it, in the person's language; what is not understood stands as it is. */
export function timingText(text: string): string {
  const day = /^day (\d+)(?:, (best hour|business morning))?$/.exec(text);
  if (day?.[1] !== undefined) {
    const number = day[1];
    if (day[2] === 'best hour') return t`day ${number}, best hour`;
    return day[2] === undefined ? t`day ${number}` : t`day ${number}, business morning`;
  }
  if (text === 'best hour') return t`at the best hour`;
  if (text === 'business morning') return t`on a business morning`;
  const anchored = /^(.+?) (after|before) (\S+)$/.exec(text);
  if (anchored?.[1] !== undefined && anchored[3] !== undefined) {
    const [length, anchor] = [lengthText(anchored[1]), anchorText(anchored[3])];
    return anchored[2] === 'after' ? t`${length} after: ${anchor}` : t`${length} before: ${anchor}`;
  }
  const at = /^at (\S+)$/.exec(text)?.[1];
  if (at !== undefined) {
    const anchor = anchorText(at);
    return t`at: ${anchor}`;
  }
  return lengthText(text);
}

/** `48h`, `3d`, `2 weeks`, `2 business days`. */
function lengthText(text: string): string {
  const [, digits, unit = ''] = /^(\d+) ?([a-z ]+)$/.exec(text) ?? [];
  if (digits === undefined) return text;
  const count = Number(digits);
  switch (unit.replace(/s$/, '')) {
    case 'min':
    case 'm':
      return plural(count, { one: '# minute', other: '# minutes' });
    case 'h':
      return plural(count, { one: '# hour', other: '# hours' });
    case 'd':
      return plural(count, { one: '# day', other: '# days' });
    case 'week':
      return plural(count, { one: '# week', other: '# weeks' });
    case 'month':
      return plural(count, { one: '# month', other: '# months' });
    case 'year':
      return plural(count, { one: '# year', other: '# years' });
    case 'business day':
      return plural(count, { one: '# business day', other: '# business days' });
    case 'business hour':
      return plural(count, { one: '# business hour', other: '# business hours' });
    default:
      return text;
  }
}

/** What a time counts from, or an event that is waited for. */
export function anchorText(name: string): string {
  const known: Readonly<Record<string, () => string>> = {
    entry: () => t`entry`,
    'stage.start': () => t`start of the stage`,
    'meeting.booked': () => t`meeting booked`,
    'meeting.cancelled': () => t`meeting cancelled`,
    'meeting.no_show': () => t`customer did not come`,
    'meeting.starts': () => t`start of the meeting`,
    'meeting.ends': () => t`end of the meeting`,
    'email.replied': () => t`customer replied`,
    'email.answered': () => t`customer answered`,
    'email.clicked': () => t`customer clicked`,
    'proposal.sent': () => t`proposal sent`,
    'decision.recorded': () => t`decision recorded`,
    'decision.follow_up_on': () => t`follow-up day`,
    'order.created': () => t`order made`,
    'service.completed': () => t`service carried out`,
    'signal.raised': () => t`signal raised`,
    'upgrade.requested': () => t`upgrade requested`,
    'follow_up.due': () => t`follow-up due`,
    'journey.requested': () => t`asked for by another journey`,
    'contract.ends_on': () => t`end of the contract`,
  };
  const own = known[name];
  return own === undefined ? name.replace(/^task:/, '').replaceAll(/[._]/g, ' ') : own();
}
