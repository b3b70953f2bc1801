import type { Kpi, Target } from '#pure/playbook';
import type { KpiFigure, MoneyFigure } from './kpi-figure.ts';
import { minorPerMajor } from './measured-record.ts';
import { meets } from './target.ts';

/** Whether the target is met; undefined without one, and while nothing counted or several currencies would have to agree. */
export function isMet({ target }: Kpi, figure: KpiFigure): boolean | undefined {
  const value = figure.exact ?? figure.value;
  if (target === undefined) return undefined;
  if (value !== undefined) return meets(target, value);
  const [only, second] = figure.money;
  return only === undefined || second !== undefined ? undefined : isMetIn(target, only);
}

/** Whether one currency meets the target: its share, or its amount in major units. */
export function isMetIn(target: Target, money: MoneyFigure): boolean | undefined {
  if (money.of !== undefined) return money.share === undefined ? undefined : meets(target, money.share);
  const minor = money.sum === undefined ? money.minor : money.sum / money.count;
  return meets(target, minor / minorPerMajor(money.currency));
}
