import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useWords } from '#web/app';
import { classes, formatNumber, SelectField, TextField } from '#web/ui';
import {
  type Choice,
  countInside,
  decided,
  FINISH,
  type InsideStep,
  keyOf,
  leaving,
  type Preview,
  sum,
} from './inside-choice.ts';

/** Who is inside earlier versions, and what becomes of them: finish, move with a shown mapping, or leave. */
export function InsideChooser({
  playbook,
  preview,
  choice,
  onChange,
}: {
  playbook: string;
  preview: Preview;
  choice: Choice;
  onChange: (choice: Choice) => void;
}) {
  const count = countInside(preview);
  if (count === 0) {
    return (
      <p className="text-s text-text-2">
        <Trans>Nobody is inside an earlier version.</Trans>
      </p>
    );
  }
  const options = [
    {
      what: 'finish',
      title: t`Finish on the old version`,
      text: t`They go on as they began. New entries enter the new version.`,
    },
    {
      what: 'move',
      title: t`Move to the new version`,
      text: t`They go on at the step that takes the place of theirs. Nobody is written to twice by it.`,
    },
    {
      what: 'leave',
      title: t`Leave the journey`,
      text: t`They exit with an outcome that you choose; their open tasks are withdrawn.`,
    },
  ] as const;
  return (
    <fieldset>
      <legend className="mb-2 text-s">
        {plural(count, {
          one: '# account is inside an earlier version. What becomes of it?',
          other: '# accounts are inside earlier versions. What becomes of them?',
        })}
      </legend>
      <div className="grid grid-cols-3 gap-2 max-sm:grid-cols-1">
        {options.map(({ what, title, text }) => (
          <label
            key={what}
            className={classes(
              'flex cursor-pointer gap-2 rounded border p-2.5 text-s',
              choice.what === what ? 'border-accent bg-accent-soft' : 'border-line hover:bg-hover',
            )}
          >
            <input
              type="radio"
              name="inside"
              className="mt-0.5 accent-accent"
              checked={choice.what === what}
              onChange={() => onChange({ ...choice, what })}
            />
            <span>
              <span className="block font-medium">{title}</span>
              <span className="text-text-2">{text}</span>
            </span>
          </label>
        ))}
      </div>
      {choice.what === 'leave' && (
        <div className="mt-3 max-w-80">
          <TextField
            label={t`Outcome`}
            list="outcomes"
            value={choice.outcome}
            spellCheck={false}
            hint={t`Small letters, digits and _. What a journey does on exit with this outcome is done.`}
            onChange={(event) => onChange({ ...choice, outcome: event.target.value })}
          />
          <datalist id="outcomes">
            {preview.outcomes.map((outcome) => (
              <option key={outcome} value={outcome} />
            ))}
          </datalist>
        </div>
      )}
      <Standing playbook={playbook} preview={preview} choice={choice} onChange={onChange} />
    </fieldset>
  );
}

function Standing({
  playbook,
  preview,
  choice,
  onChange,
}: {
  playbook: string;
  preview: Preview;
  choice: Choice;
  onChange: (choice: Choice) => void;
}) {
  const words = useWords();
  return (
    <div className="mt-4 flex flex-col gap-4">
      {preview.inside.map((journey) => (
        <section key={`${journey.version} ${journey.journey}`}>
          <h3 className="mb-1 text-s font-medium">
            {words.say(playbook, journey.title)} <span className="font-normal text-text-3">{journey.version}</span>
          </h3>
          <table className="w-full text-s">
            <thead className="text-left text-xs text-text-3">
              <tr className="border-b border-line">
                <th scope="col" className="py-1 pr-3 text-right font-medium">
                  <Trans>Accounts</Trans>
                </th>
                <th scope="col" className="py-1 pr-3 font-medium">
                  <Trans>Stand at</Trans>
                </th>
                <th scope="col" className="py-1 font-medium">
                  {choice.what === 'move' ? <Trans>Go on at</Trans> : <Trans>Then</Trans>}
                </th>
              </tr>
            </thead>
            <tbody>
              {journey.steps.map((step) => {
                const value = decided(choice, journey, step);
                return (
                  <tr key={step.step} className="border-b border-line align-top">
                    <td className="py-1.5 pr-3 text-right tabular-nums">{formatNumber(step.count)}</td>
                    <td className="py-1.5 pr-3">
                      {step.step} <span className="text-text-3">{step.kind}</span>
                    </td>
                    <td className="py-1.5">
                      {choice.what !== 'move' ? (
                        <span className="text-text-2">
                          {choice.what === 'finish' ? (
                            <Trans>go on in {journey.version}</Trans>
                          ) : (
                            <Trans>leave as {choice.outcome === '' ? '…' : choice.outcome}</Trans>
                          )}
                        </span>
                      ) : (
                        <>
                          <SelectField
                            hiddenLabel
                            label={t`Where those at ${step.step} go on`}
                            value={value ?? ''}
                            error={value === undefined ? t`Decide what becomes of them.` : undefined}
                            onChange={(event) =>
                              onChange({
                                ...choice,
                                steps: { ...choice.steps, [keyOf(journey, step)]: event.target.value },
                              })
                            }
                          >
                            {value === undefined && <option value="">{t`Choose…`}</option>}
                            {(preview.targets[journey.journey] ?? []).map((target) => (
                              <option key={target.step} value={target.step}>
                                {target.step === step.to
                                  ? t`${target.step} (the same step)`
                                  : `${target.step} · ${target.kind}`}
                              </option>
                            ))}
                            <option value={FINISH}>{t`Finish on ${journey.version}`}</option>
                            {preview.outcomes.map((outcome) => (
                              <option key={outcome} value={leaving(outcome)}>
                                {t`Leave as ${outcome}`}
                              </option>
                            ))}
                          </SelectField>
                          {value === step.to && <Notes notes={step.notes} />}
                        </>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
            <tfoot>
              <tr>
                <td className="py-1 pr-3 text-right font-medium tabular-nums">{formatNumber(sum(journey.steps))}</td>
                <td className="py-1 text-text-3" colSpan={2}>
                  <Trans>in all</Trans>
                </td>
              </tr>
            </tfoot>
          </table>
        </section>
      ))}
    </div>
  );
}

/** What they meet there that is other than where they stood. */
function Notes({ notes }: { notes: InsideStep['notes'] }) {
  return (
    <ul className="mt-1 text-text-2">
      {notes.map(({ what, before, after }) => {
        const old = before === '' ? t`nothing` : before;
        const now = after === '' ? t`nothing` : after;
        const told = {
          time: t`Time: ${old} becomes ${now}, counted from when they began to wait`,
          condition: t`Waits for: ${old} becomes ${now}`,
          events: t`Ends with: ${old} becomes ${now}`,
          kind: t`Was ${old}, is ${now}: what was asked for is withdrawn`,
          stage: t`Stage: ${old} becomes ${now}`,
        };
        return <li key={what}>{told[what]}</li>;
      })}
    </ul>
  );
}
