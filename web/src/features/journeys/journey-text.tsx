import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useRead } from '#web/api';
import { buttonClasses, EmptyState, Loaded } from '#web/ui';
import type { JourneyMapData } from './map-layout.ts';

/** The journey's file as its version has it, for those who read playbooks; it is changed in the studio. */
export function JourneyText({ map: { playbook, version, journey } }: { map: JourneyMapData }) {
  const answer = useRead('get-playbook-files', { playbook, version });
  return (
    <div className="min-h-0 flex-1 overflow-auto px-6 py-5 max-sm:px-4">
      <Loaded answer={answer} rows={12}>
        {({ files }) => {
          const file = Object.entries(files).find(
            ([path, text]) => path.startsWith('journeys/') && new RegExp(`^journey: *${journey} *$`, 'm').test(text),
          );
          if (file === undefined) return <EmptyState title={<Trans>This version has no text of the journey</Trans>} />;
          return (
            <div className="flex flex-col gap-3">
              <div className="flex items-center gap-2">
                <h2 className="font-mono">{file[0]}</h2>
                <span className="flex-1" />
                <Link to="/playbooks/$playbook" params={{ playbook }} className={buttonClasses()}>
                  <Trans>Open in the studio</Trans>
                </Link>
              </div>
              <section
                aria-label={t`Text of the journey`}
                // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
                tabIndex={0}
                className="overflow-auto rounded-l border border-line bg-surface p-3.5"
              >
                <pre className="font-mono text-s">{file[1]}</pre>
              </section>
            </div>
          );
        }}
      </Loaded>
    </div>
  );
}
