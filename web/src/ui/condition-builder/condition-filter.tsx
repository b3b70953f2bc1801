import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ListFilter, X } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button, IconButton } from '../button.tsx';
import { Popover } from '../menu.tsx';
import { Skeleton } from '../states.tsx';
import type { ConditionBuilderProps } from './condition-builder.tsx';

const ConditionBuilder = lazy(async () => ({ default: (await import('./condition-builder.tsx')).ConditionBuilder }));

/** A list's filter: the button says whether there is one, and opens the builder. */
export function ConditionFilter(props: ConditionBuilderProps) {
  const { value, onChange } = props;
  return (
    <span className="flex items-center">
      <Popover
        className="w-180 max-w-[calc(100vw-2rem)]"
        trigger={
          <Button
            icon={<ListFilter size={13} />}
            title={value}
            aria-label={value === '' ? t`Filter` : t`Filter: ${value}`}
          >
            {value === '' ? <Trans>Filter</Trans> : <span className="max-w-80 truncate font-mono">{value}</span>}
          </Button>
        }
      >
        <Suspense fallback={<Skeleton rows={3} />}>
          <ConditionBuilder {...props} />
        </Suspense>
      </Popover>
      {value !== '' && (
        <IconButton label={t`Clear the filter`} onClick={() => onChange('')}>
          <X size={13} />
        </IconButton>
      )}
    </span>
  );
}
