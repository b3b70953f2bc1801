import { Trans } from '@lingui/react/macro';
import { formatLength, formatNumber, Panel, PanelRow } from '#web/ui';
import { Funnel } from './funnel.tsx';
import type { JourneyAnswer } from './journey-answer.ts';
import { outcomeText, titleIn } from './step-words.ts';
import { anchorText } from './timing.ts';

/** Beside the map while no step is looked at: the funnel, how people left, where they wait. */
export function JourneySummary({ answer, onSelect }: { answer: JourneyAnswer; onSelect: (step: string) => void }) {
  const { map, counts, steps } = answer;
  const titles = new Map(map.steps.map((step) => [step.id, titleIn(step.titles)]));
  const waiting = steps
    .filter(({ standing }) => standing > 0)
    .toSorted((a, b) => b.standing - a.standing)
    .slice(0, 6);
  return (
    <>
      <Panel title={<Trans>Funnel</Trans>}>
        <Funnel answer={answer} />
      </Panel>
      <Panel title={<Trans>Waiting now</Trans>} note={formatNumber(counts.running)} flush>
        {waiting.length === 0 ? (
          <p className="p-3.5 text-s text-text-2">
            <Trans>Nobody is inside. Who enters stands on the map at once.</Trans>
          </p>
        ) : (
          waiting.map(({ step, standing, median_wait }) => (
            <button
              key={step}
              type="button"
              onClick={() => onSelect(step)}
              className="flex min-h-9 w-full items-center gap-2.5 border-t border-line px-3.5 py-1.5 text-left first:border-t-0 hover:bg-hover"
            >
              <span className="min-w-0 flex-1 truncate">{titles.get(step) ?? step}</span>
              {median_wait !== undefined && (
                <span className="text-xs text-text-3">
                  <Trans>median {formatLength(median_wait)}</Trans>
                </span>
              )}
              <span className="w-12 text-right font-semibold tabular-nums">{formatNumber(standing)}</span>
            </button>
          ))
        )}
      </Panel>
      {counts.outcomes.length > 0 && (
        <Panel title={<Trans>Left</Trans>} flush>
          {counts.outcomes.map(({ outcome, count }) => (
            <PanelRow key={outcome}>
              <span className="min-w-0 flex-1 truncate">{outcomeText(outcome, map)}</span>
              <span className="font-semibold tabular-nums">{formatNumber(count)}</span>
            </PanelRow>
          ))}
        </Panel>
      )}
      <Panel title={<Trans>Who enters</Trans>}>
        <Entry map={map} />
      </Panel>
    </>
  );
}

function Entry({ map: { enter, goal, stops } }: Pick<JourneyAnswer, 'map'>) {
  return (
    <dl className="flex flex-col gap-2 text-s">
      <Term name={<Trans>On</Trans>}>{enter.on.map(anchorText).join(', ')}</Term>
      {enter.if !== undefined && <Term name={<Trans>If</Trans>} code={enter.if} />}
      {enter.when !== undefined && <Term name={<Trans>Ready when</Trans>} code={enter.when} />}
      {goal !== undefined && <Term name={<Trans>Goal</Trans>}>{anchorText(goal)}</Term>}
      {stops.map(({ when, outcome }) => (
        <Term key={when} name={<Trans>Stops as {outcomeText(outcome)}</Trans>} code={when} />
      ))}
    </dl>
  );
}

function Term({ name, code, children }: { name: React.ReactNode; code?: string; children?: React.ReactNode }) {
  return (
    <div>
      <dt className="text-text-3">{name}</dt>
      <dd className={code === undefined ? '' : 'font-mono text-xs break-words whitespace-pre-wrap'}>
        {code ?? children}
      </dd>
    </div>
  );
}
