import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '#web/api';
import { classes, When } from '#web/ui';
import { type ChangedField, comparedFields } from './changed-fields.ts';
import { type Names, NOTHING, valueWords } from './value-words.ts';

type Entry = Output<'list-audit'>['entries'][number];

/** In a line, and opened: a change of five hundred accounts is not read to its end. */
const TOLD = { inLine: 4, opened: 100 };

/** One change; it opens into what was said, and what was before and after. */
export function AuditRow({ entry, names }: { entry: Entry; names: Names }) {
  const [open, setOpen] = useState(false);
  const { at, actor, actor_name, operation, input, before, after } = entry;
  const { changed, same } = comparedFields(before, after);
  const words = changed.slice(0, TOLD.opened).map((field) => told(field, names));
  return (
    <div className="border-t border-line first:border-t-0">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex min-h-9 w-full items-center gap-2.5 px-3.5 py-1.5 text-left hover:bg-hover pointer-coarse:min-h-11"
      >
        <ChevronRight size={14} className={classes('shrink-0 text-text-3', open && 'rotate-90')} />
        <span className="w-40 shrink-0 truncate font-medium">{actor_name ?? actorText(actor)}</span>
        <span className="w-48 shrink-0 truncate font-mono text-s">{operation}</span>
        <span className="min-w-0 flex-1 truncate text-s text-text-2">
          {words.length > 0 ? words.slice(0, TOLD.inLine).map(fieldWords).join(' · ') : summary(input)}
        </span>
        <When at={at} className="shrink-0 text-s text-text-3" />
      </button>
      {open && (
        <div className="flex flex-col gap-3 px-3.5 pt-1 pb-4 pl-9 text-s">
          {words.length > 0 && (
            <table className="border-collapse">
              <thead>
                <tr className="text-left text-text-3">
                  <th scope="col" className="py-1 pr-4 font-medium">
                    <Trans>Field</Trans>
                  </th>
                  <th scope="col" className="py-1 pr-4 font-medium">
                    <Trans>Before</Trans>
                  </th>
                  <th scope="col" className="py-1 font-medium">
                    <Trans>After</Trans>
                  </th>
                </tr>
              </thead>
              <tbody>
                {words.map(({ name, was, is }) => (
                  <tr key={name} className="border-t border-line align-top">
                    <th scope="row" className="py-1 pr-4 text-left font-medium">
                      {name}
                    </th>
                    <td className="py-1 pr-4 break-all text-text-2">{was}</td>
                    <td className="py-1 break-all">{is}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {changed.length > words.length && (
            <p className="text-text-2">
              <Plural value={changed.length - words.length} one="# more field" other="# more fields" />
            </p>
          )}
          {same.length > 0 && (
            <p className="break-words text-text-2">
              <Trans>Unchanged</Trans>
              {same.map((field) => ` · ${field.name}: ${valueWords(field.name, field.is, names)}`)}
            </p>
          )}
          <div>
            <h3 className="pb-1 text-s font-medium text-text-3">
              <Trans>What was asked, by {actor}</Trans>
            </h3>
            <pre className="overflow-x-auto rounded bg-sunken p-2.5 font-mono whitespace-pre-wrap">
              {JSON.stringify(input, null, 2)}
            </pre>
          </div>
        </div>
      )}
    </div>
  );
}

interface ToldField {
  readonly name: string;
  readonly was: string;
  readonly is: string;
}

const told = ({ name, was, is }: ChangedField, names: Names): ToldField => ({
  name,
  was: valueWords(name, was, names),
  is: valueWords(name, is, names),
});

/** What came or went has no arrow. */
function fieldWords({ name, was, is }: ToldField): string {
  if (was === NOTHING) return `${name}: ${is}`;
  return is === NOTHING ? `${name}: ${was}` : `${name}: ${was} → ${is}`;
}

function summary(input: unknown): string {
  const text = JSON.stringify(input);
  return text === '{}' || text === undefined ? '' : text.slice(0, 200);
}

/** Who is no colleague. */
function actorText(actor: string): string {
  if (actor === 'key:invitation') return t`Invitation link`;
  return actor === 'cli:sample' ? t`Sample company` : actor;
}
