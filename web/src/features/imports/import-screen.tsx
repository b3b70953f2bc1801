import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { buttonClasses, classes, Page } from '#web/ui';
import { ColumnsStep } from './columns-step.tsx';
import { RunView } from './run-view.tsx';
import type { ImportSearch } from './search.ts';
import { UploadStep } from './upload-step.tsx';

/** A file on its way in: sent, its columns named, looked at, run. Each step has its address. */
export function ImportScreen() {
  const { upload, kind, run }: ImportSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const go = (search: ImportSearch): void => void navigate({ to: '/import', search });
  const step = run !== undefined ? 2 : upload !== undefined ? 1 : 0;
  return (
    <Page
      title={t`Import a file`}
      below={<Steps step={step} />}
      actions={
        <Link to="/settings/imports" className={buttonClasses('ghost')}>
          <Trans>All imports</Trans>
        </Link>
      }
    >
      <div className="mx-auto flex max-w-260 flex-col gap-4">
        {run !== undefined ? (
          <RunView
            run={run}
            onRun={(next) =>
              go({ ...(upload === undefined ? {} : { upload }), ...(kind === undefined ? {} : { kind }), run: next })
            }
            onBack={(of) => go({ upload: of, ...(kind === undefined ? {} : { kind }) })}
          />
        ) : upload !== undefined ? (
          <ColumnsStep
            upload={upload}
            kind={kind}
            onKind={(next) => go({ upload, kind: next })}
            onRun={(next) => go({ upload, ...(kind === undefined ? {} : { kind }), run: next })}
          />
        ) : (
          <UploadStep onSent={(sent) => go({ upload: sent.upload })} />
        )}
      </div>
    </Page>
  );
}

function Steps({ step }: { step: number }) {
  const names = [t`File`, t`Columns and first rows`, t`Import`];
  return (
    <ol aria-label={t`Steps`} className="flex gap-5 px-6 pb-2.5 text-s max-sm:px-4">
      {names.map((name, place) => (
        <li
          key={name}
          aria-current={place === step ? 'step' : undefined}
          className={classes('flex items-center gap-1.5', place === step ? 'font-medium text-text' : 'text-text-3')}
        >
          <span
            aria-hidden
            className={classes(
              'inline-flex size-4.5 items-center justify-center rounded-full text-xs tabular-nums',
              place === step ? 'bg-accent text-on-accent' : 'bg-sunken text-text-2',
            )}
          >
            {place + 1}
          </span>
          {name}
        </li>
      ))}
    </ol>
  );
}
