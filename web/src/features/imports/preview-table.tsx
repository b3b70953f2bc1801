import { Trans } from '@lingui/react/macro';
import type { Output } from '#web/api';
import { formatInstant, Pill } from '#web/ui';
import { RowProblemText } from './row-problem-text.tsx';

type Preview = Output<'preview-import'>;
type Row = Preview['rows'][number];

/** The first rows as they would come in, and what is wrong with them. */
export function PreviewTable({ preview, stale }: { preview: Preview; stale: boolean }) {
  if (preview.problems.length > 0) return <Problems problems={preview.problems} />;
  return (
    <ul aria-busy={stale} className="flex flex-col">
      {preview.rows.map((row) => (
        <PreviewRow key={row.row} row={row} />
      ))}
    </ul>
  );
}

function Problems({ problems }: { problems: Preview['problems'] }) {
  return (
    <ul role="alert" className="flex flex-col gap-1 px-3.5 py-3 text-s text-red">
      {problems.map(({ line, message }) => (
        <li key={`${line} ${message}`}>
          <Trans>
            Line {line} of the map: {message}
          </Trans>
        </li>
      ))}
    </ul>
  );
}

function PreviewRow({ row }: { row: Row }) {
  return (
    <li className="flex items-start gap-3 border-b border-line px-3.5 py-2 text-s last:border-b-0">
      <span className="w-10 shrink-0 pt-0.5 text-right text-text-3 tabular-nums">{row.row}</span>
      <div className="min-w-0 flex-1">
        {row.outcome === 'refused' ? (
          row.problems.map((problem) => (
            <p key={problem.reason} className="text-red">
              <RowProblemText problem={problem} />
            </p>
          ))
        ) : row.outcome === 'skipped' ? (
          <span className="text-text-3">
            <Trans>Left out</Trans>
          </span>
        ) : (
          <>
            {row.person !== undefined && <Fields fields={row.person} />}
            {row.events.map((event) => (
              <p key={`${event.name} ${event.at ?? ''}`} className="flex min-w-0 gap-2">
                <span className="shrink-0 font-medium">{event.account}</span>
                <span className="shrink-0 text-text-2">{event.name}</span>
                {event.at !== undefined && <span className="shrink-0 text-text-3">{formatInstant(event.at)}</span>}
                <Fields fields={insides(event.properties)} />
              </p>
            ))}
          </>
        )}
      </div>
      <Outcome outcome={row.outcome} />
    </li>
  );
}

function Outcome({ outcome }: { outcome: Row['outcome'] }) {
  if (outcome === 'refused') {
    return (
      <Pill tone="red">
        <Trans>Refused</Trans>
      </Pill>
    );
  }
  return outcome === 'skipped' ? (
    <Pill>
      <Trans>Left out</Trans>
    </Pill>
  ) : (
    <Pill tone="green">
      <Trans>Comes in</Trans>
    </Pill>
  );
}

/** What is said of an account or contact stands below `traits`. */
function insides(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { traits } = properties;
  return typeof traits === 'object' && traits !== null ? { ...traits } : properties;
}

function Fields({ fields }: { fields: Readonly<Record<string, unknown>> }) {
  const said = Object.entries(fields);
  const text = said
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join(' · ');
  return (
    <span className="truncate text-text-2" title={text}>
      {text}
    </span>
  );
}
