import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { formatLength, formatNumber, formatShare, IconButton, Panel, Pill } from '#web/ui';
import type { JourneyAnswer, SetSearch } from './journey-answer.ts';
import type { MapStep } from './map-layout.ts';
import { StepWays } from './step-ways.tsx';
import { detailText, kindText, outcomeText, titleIn } from './step-words.ts';
import { WhoStands } from './who-stands.tsx';

interface StepPanelProps {
  readonly answer: JourneyAnswer;
  readonly step: MapStep;
  readonly whose: 'mine' | 'team' | 'all';
  readonly onSearch: SetSearch;
}

/** What a step does, how many have been there, where it leads, and who stands there now. */
export function StepPanel({ answer, step, whose, onSearch }: StepPanelProps) {
  const { map } = answer;
  const counts = answer.steps.find((one) => one.step === step.id);
  const { standing = 0, passed = 0, left = 0, median_wait: median } = counts ?? {};
  return (
    <>
      <Panel
        title={titleIn(step.titles)}
        actions={
          <>
            <Pill>{kindText(step.kind)}</Pill>
            <IconButton label={t`Close`} onClick={() => onSearch({ step: undefined })}>
              <X size={15} />
            </IconButton>
          </>
        }
      >
        <div className="flex flex-col gap-3">
          <div className="grid grid-cols-3 gap-2">
            <Figure value={formatNumber(standing)} label={t`wait here`} />
            <Figure value={formatNumber(passed)} label={t`have been here`} />
            <Figure
              value={formatNumber(left)}
              label={step.kind === 'exit' ? t`left so` : t`left from here`}
              {...(passed > 0 && step.kind !== 'exit' ? { note: formatShare(left / passed) } : {})}
            />
          </div>
          {median !== undefined && (
            <p className="text-s text-text-2">
              <Trans>Half of them waited less than {formatLength(median)}.</Trans>
            </p>
          )}
          <Facts step={step} map={map} />
        </div>
      </Panel>
      <StepWays map={map} step={step} onSelect={(id) => onSearch({ step: id })} />
      {standing > 0 && <WhoStands map={map} step={step.id} whose={whose} standing={standing} onSearch={onSearch} />}
    </>
  );
}

function Figure({ value, label, note }: { value: string; label: string; note?: string }) {
  return (
    <div className="min-w-0">
      <div className="text-l font-semibold tabular-nums">
        {value}
        {note !== undefined && <span className="pl-1 text-s font-normal text-text-3">{note}</span>}
      </div>
      <div className="text-xs text-text-3">{label}</div>
    </div>
  );
}

function Facts({ step, map }: { step: MapStep; map: JourneyAnswer['map'] }) {
  const detail = detailText(step);
  const { names, roles, when, placing, outcome } = step;
  const condition = when ?? (placing.kind === 'beside' || placing.kind === 'on' ? placing.when : undefined);
  const again = outcome === undefined ? undefined : map.enter.again[outcome];
  const about = [names.message, names.form, names.guide, names.document].filter((name) => name !== undefined);
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-s">
      {detail !== undefined && <Fact name={t`When`}>{detail}</Fact>}
      {roles.length > 0 && <Fact name={step.isReviewed ? t`Looked at by` : t`Who`}>{roles.join(', ')}</Fact>}
      {about.length > 0 && <Fact name={t({ message: 'With', context: 'parameters' })}>{about.join(', ')}</Fact>}
      {outcome !== undefined && <Fact name={t`Outcome`}>{outcomeText(outcome, map)}</Fact>}
      {again !== undefined && <Fact name={t`May enter again`}>{againText(again)}</Fact>}
      {condition !== undefined && (
        <Fact name={t`Only if`}>
          <code className="font-mono text-xs break-words whitespace-pre-wrap">{condition}</code>
        </Fact>
      )}
    </dl>
  );
}

function againText(again: string): string {
  if (again === 'at once') return t`at once`;
  if (again === 'never') return t`never`;
  const days = /^(\d+)d$/.exec(again)?.[1];
  return days === undefined ? again : t`after ${days} days`;
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-text-3">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
