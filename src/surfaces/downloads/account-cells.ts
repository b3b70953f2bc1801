import { currencyDigits, isoInstant } from '#base';

type Values = Readonly<Record<string, unknown>>;

/** A column of a file: what is asked of the list for it, and its text. */
export interface FileColumn {
  readonly head: string;
  readonly asks: string;
  readonly text: (values: Values) => string;
}

interface Owner {
  readonly name: string;
}
interface Money {
  readonly minor: number;
  readonly currency: string;
}

/** What a column of the list is in a file: figures apart from their words, so that one can reckon with them. */
export function fileColumns(column: string, title: string): FileColumn[] {
  const one = (asks: string, head: string, text = plain(asks)): FileColumn => ({ head, asks, text });
  switch (column) {
    case 'health':
      return [one('health.score', title), one('health.band', `${title} (band)`)];
    case 'owner':
      return [one('owner', title, (values) => (values.owner as Owner | null)?.name ?? '')];
    case 'arr':
      return [
        one('arr', title, (values) => moneyIn(values).map(amount).join(' + ')),
        one('arr', `${title} (currency)`, (values) =>
          moneyIn(values)
            .map(({ currency }) => currency)
            .join(' + '),
        ),
      ];
    case 'signals':
      return (['strong', 'moderate', 'weak'] as const).map((strength) =>
        one('signals', `${title} (${strength})`, (values) =>
          String((values.signals as Record<string, number> | null)?.[strength] ?? 0),
        ),
      );
    case 'last_touch':
      return [one('last_touch', title, (values) => instant(values.last_touch))];
    default:
      return [one(column, title)];
  }
}

// Its cells are a list of amounts, as list-accounts says.
const moneyIn = (values: Values): readonly Money[] => (values.arr as readonly Money[] | null) ?? [];

const amount = ({ minor, currency }: Money): string => String(minor / 10 ** currencyDigits(currency));

const instant = (value: unknown): string => (typeof value === 'number' ? isoInstant(value) : '');

const plain =
  (name: string) =>
  (values: Values): string => {
    const value = values[name];
    if (value === null || value === undefined) return '';
    return Array.isArray(value) ? value.join('; ') : String(value);
  };
