import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { type Output, useRead, useWrite } from '#web/api';
import {
  Button,
  classes,
  ErrorState,
  formatNumber,
  Loaded,
  Panel,
  Pill,
  Segmented,
  SelectField,
  Skeleton,
  When,
} from '#web/ui';
import type { MapData } from './column-rules.ts';
import { ColumnTable } from './column-table.tsx';
import { KINDS, type Kind, kindWords } from './kind-words.ts';
import { PreviewTable } from './preview-table.tsx';

interface ColumnsStepProps {
  readonly upload: string;
  readonly kind: Kind | undefined;
  readonly onKind: (kind: Kind) => void;
  readonly onRun: (run: string) => void;
}

/** What each column means, with the first rows as they would come in beside it. */
export function ColumnsStep(props: ColumnsStepProps) {
  const { upload, kind } = props;
  const proposal = useRead(
    'propose-import',
    { upload, ...(kind === undefined ? {} : { kind }) },
    { keepPrevious: true },
  );
  return (
    <Loaded answer={proposal} rows={8}>
      {/* Another kind is another map: what was changed for the one before says nothing of it. */}
      {(data) => <Mapping key={data.kind} proposal={data} {...props} />}
    </Loaded>
  );
}

function Mapping({ proposal, upload, onKind, onRun }: ColumnsStepProps & { proposal: Output<'propose-import'> }) {
  const [map, setMap] = useState<string | MapData>(proposal.map);
  const [view, setView] = useState<'columns' | 'text'>('columns');
  const { kind } = proposal;
  // The server takes any JSON that a map's text could say.
  const input = { upload, kind, map: map as string };
  const answer = useRead('preview-import', input, { keepPrevious: true });
  const start = useWrite('start-import', { onDone: ({ run }) => onRun(run), changes: ['list-imports'] });
  const preview = answer.data;
  const mayRun = preview !== undefined && preview.problems.length === 0 && !answer.isPlaceholderData;
  const text = preview?.map ?? proposal.map;
  return (
    <div className="flex flex-col gap-4">
      <FileLine proposal={proposal} onKind={onKind} />
      <Panel
        title={<Trans>Columns</Trans>}
        note={proposal.saved === undefined ? undefined : <SavedNote saved={proposal.saved} />}
        actions={
          <Segmented
            label={t`How the map is shown`}
            value={view}
            onChange={setView}
            options={[
              { value: 'columns', label: t`Table` },
              { value: 'text', label: t`Text` },
            ]}
          />
        }
        flush
      >
        {view === 'text' ? (
          <MapText text={typeof map === 'string' ? map : text} onChange={setMap} />
        ) : preview?.data === undefined ? (
          preview === undefined ? (
            <Skeleton rows={6} />
          ) : (
            <p className="px-3.5 py-3 text-s text-text-2">
              <Trans>The text of the map can't be read. Put it right under “Text”.</Trans>
            </p>
          )
        ) : (
          <ColumnTable proposal={proposal} data={typeof map === 'string' ? preview.data : map} onChange={setMap} />
        )}
      </Panel>
      <Panel title={<Trans>First rows as they would come in</Trans>} note={<Unused preview={preview} />} flush>
        {preview !== undefined ? (
          <PreviewTable preview={preview} stale={answer.isPlaceholderData} />
        ) : answer.error !== null ? (
          <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
        ) : (
          <Skeleton rows={5} />
        )}
      </Panel>
      <div className="flex flex-wrap items-center justify-end gap-2">
        <span className="min-w-0 flex-1 text-s text-text-3">
          <Trans>
            What comes in this way is history: it counts, and starts, ends and sends nothing. Importing twice changes
            nothing.
          </Trans>
        </span>
        <Button
          disabled={!mayRun}
          busy={start.isPending}
          onClick={() => start.mutate({ upload, kind, map: text, check: true })}
        >
          <Trans>Check the whole file</Trans>
        </Button>
        <Button
          look="primary"
          disabled={!mayRun}
          busy={start.isPending}
          onClick={() => start.mutate({ upload, kind, map: text })}
        >
          <Trans>Import</Trans>
        </Button>
      </div>
    </div>
  );
}

function FileLine({ proposal, onKind }: { proposal: Output<'propose-import'>; onKind: (kind: Kind) => void }) {
  const { file, bytes, format, header, kind } = proposal;
  const delimiter = format.delimiter === '\t' ? t`tab` : `“${format.delimiter}”`;
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1">
        <p className="truncate text-l font-semibold">{file}</p>
        <p className="text-s text-text-2">
          {size(bytes)} · {format.encoding} · <Trans>{delimiter} between fields</Trans> ·{' '}
          <Trans>{formatNumber(header.length)} columns</Trans>
        </p>
      </div>
      <SelectField
        label={t`Each row is one of`}
        value={kind}
        className="w-60"
        onChange={(event) => onKind(KINDS.find((one) => one === event.target.value) ?? kind)}
      >
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {kindWords(one)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

const size = (bytes: number): string =>
  bytes < 1_000_000
    ? `${formatNumber(Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${formatNumber(Math.round(bytes / 100_000) / 10)} MB`;

function SavedNote({ saved }: { saved: NonNullable<Output<'propose-import'>['saved']> }) {
  return (
    <span className="inline-flex gap-1">
      <Trans>
        as for {saved.file}, <When at={saved.used_at} />
      </Trans>
    </span>
  );
}

function Unused({ preview }: { preview: Output<'preview-import'> | undefined }) {
  const columns = preview?.unused ?? [];
  if (columns.length === 0) return undefined;
  return <Trans>Not used: {columns.join(', ')}</Trans>;
}

/** The map as a file has it: to be copied for the command line, or pasted from there. */
function MapText({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  return (
    <div className="flex flex-col gap-2 p-3.5">
      <textarea
        aria-label={t`The map as text`}
        spellCheck={false}
        rows={Math.min(24, Math.max(8, text.split('\n').length + 1))}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        className={classes('w-full rounded border border-line-strong bg-sunken px-2.5 py-2 font-mono text-s')}
      />
      <p className="text-s text-text-3">
        <Trans>
          This is a map file as “perennial import … --map” takes it. Paste one here, or copy this. It may also join
          columns, look values up in other uploaded files, multiply and leave rows out.
        </Trans>{' '}
        <Pill>docs/import.md</Pill>
      </p>
    </div>
  );
}
