import { t } from '@lingui/core/macro';
import type { Output } from '#web/api';
import { formatInstant, formatMoney, formatNumber } from '#web/ui';

type News = Output<'get-today'>['news'][number];

interface NewsText {
  /** After the account's name. */
  readonly what: string;
  readonly detail?: string | undefined;
}

/** What happened, in words; `say` reads what playbooks wrote in the person's language. */
export function newsText({ event, says, contact }: News, say: (text: string) => string): NewsText {
  const text = (name: string): string | undefined => (typeof says[name] === 'string' ? String(says[name]) : undefined);
  const number = (name: string): number | undefined =>
    typeof says[name] === 'number' ? Number(says[name]) : undefined;
  switch (event) {
    case 'score.changed': {
      const [from, to] = [say(text('from') ?? t`unknown`), say(text('to') ?? t`unknown`)];
      return { what: t`health ${from} → ${to}` };
    }
    case 'opportunity.won':
      return { what: t`won`, detail: worth(number('estimated_value'), text('currency')) };
    case 'opportunity.lost':
      return { what: t`opportunity lost`, detail: text('reason') };
    case 'email.replied':
      return { what: t`replied`, detail: contact ?? text('subject') };
    case 'email.answered':
      return { what: t`answered by a link`, detail: contact };
    case 'meeting.booked': {
      const at = text('starts_at') ?? text('starts');
      return { what: t`booked a meeting`, detail: at === undefined ? contact : formatInstant(at) };
    }
    case 'meeting.no_show':
      return { what: t`did not come to a meeting`, detail: contact };
    case 'risk.noticed':
      return { what: t`risk noticed`, detail: text('reason') ?? text('kind') };
    case 'nps.submitted': {
      const score = formatNumber(number('score') ?? 0);
      return { what: t`NPS ${score}`, detail: contact };
    }
    case 'contract.moved': {
      const movement = text('movement');
      const plan = text('plan_after') ?? text('plan');
      if (movement === 'contraction') return { what: t`pays less`, detail: plan };
      return movement === 'expansion' ? { what: t`expanded`, detail: plan } : { what: t`new contract`, detail: plan };
    }
    default:
      return { what: event };
  }
}

function worth(amount: number | undefined, currency: string | undefined): string | undefined {
  if (amount === undefined || currency === undefined) return undefined;
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return formatMoney(Math.round(amount * 10 ** digits), currency);
}
