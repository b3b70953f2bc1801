import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Output } from '#web/api';
import { EmptyState, formatNumber, When } from '#web/ui';
import { useAddress } from './use-address.ts';

type Adoption = Output<'list-adoption'>;

/** People by features; the more somebody uses one, the fuller its cell. */
export function AdoptionMatrix({ adoption: { features, people } }: { adoption: Adoption }) {
  const { account } = useAddress();
  if (people.length === 0) {
    return (
      <EmptyState title={<Trans>Nobody was seen in the product in this time</Trans>}>
        <Trans>Use that is sent with the person who did it stands here, by feature.</Trans>
      </EmptyState>
    );
  }
  const most = Math.max(...people.flatMap((one) => Object.values(one.features)));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys
    <section className="overflow-x-auto" tabIndex={0} aria-label={t`Who uses what`}>
      <table className="border-collapse text-s">
        <thead>
          <tr className="text-left text-xs text-text-3">
            <th scope="col" className="sticky left-0 z-1 h-8 min-w-40 bg-surface px-3.5 font-medium">
              <Trans>Person</Trans>
            </th>
            {features.map(({ feature, people: users }) => (
              <th key={feature} scope="col" className="px-1 font-medium whitespace-nowrap" title={feature}>
                <span className="block max-w-24 truncate">{feature}</span>
                <span className="block font-normal tabular-nums">
                  {formatNumber(users)}/{formatNumber(people.length)}
                </span>
              </th>
            ))}
            <th scope="col" className="px-3.5 text-right font-medium">
              <Trans>Uses</Trans>
            </th>
            <th scope="col" className="px-3.5 font-medium">
              <Trans>Last</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ contact, name, uses, last_at: lastAt, features: used }) => (
            <tr key={contact} className="h-8 border-t border-line">
              <th scope="row" className="sticky left-0 z-1 max-w-48 truncate bg-surface px-3.5 text-left font-medium">
                <Link to="/accounts/$account/$section" params={{ account, section: 'timeline' }} search={{ contact }}>
                  {name ?? contact}
                </Link>
              </th>
              {features.map(({ feature }) => (
                <Cell key={feature} uses={used[feature] ?? 0} most={most} feature={feature} />
              ))}
              <td className="px-3.5 text-right font-medium tabular-nums">{formatNumber(uses)}</td>
              <td className="px-3.5 whitespace-nowrap text-text-2">
                <When at={lastAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ uses, most, feature }: { uses: number; most: number; feature: string }) {
  // By the root: who uses something a little must not look like somebody who does not.
  const share = uses === 0 ? 0 : 0.18 + 0.82 * Math.sqrt(uses / most);
  return (
    <td className="p-0.5">
      <span
        title={`${feature}: ${formatNumber(uses)}`}
        className="relative block h-6 min-w-14 overflow-hidden rounded bg-sunken"
      >
        <span className="absolute inset-0" style={{ background: 'var(--chart-1)', opacity: share * 0.45 }} />
        <span className="relative grid h-full place-items-center text-xs tabular-nums">
          {uses === 0 ? '' : formatNumber(uses)}
        </span>
      </span>
    </td>
  );
}
