import { t } from '@lingui/core/macro';
import { useNavigate } from '@tanstack/react-router';
import { Segmented } from '#web/ui';
import { type InsightsSearch, PERIODS } from './search.ts';

/** Whose accounts, over which days; kept in the address. */
export function InsightsControls({ search }: { search: InsightsSearch }) {
  const navigate = useNavigate();
  const change = (part: InsightsSearch): void => {
    void navigate({ to: '.', search: { ...search, ...part }, replace: true });
  };
  const days = { '30': t`30 days`, '90': t`90 days`, '365': t`12 months`, all: t`From the beginning` };
  return (
    <>
      <Segmented
        label={t`Period`}
        value={search.period ?? '90'}
        onChange={(period) => change({ period })}
        options={PERIODS.map((value) => ({ value, label: days[value] }))}
      />
      <Segmented
        label={t`Whose accounts`}
        value={search.whose ?? 'all'}
        onChange={(whose) => change({ whose })}
        options={[
          { value: 'mine', label: t`Mine` },
          { value: 'team', label: t`My team` },
          { value: 'all', label: t`All` },
        ]}
      />
    </>
  );
}
