import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ArrowRight } from 'lucide-react';
import { Panel } from '#web/ui';
import type { JourneyMapData, MapEdge, MapStep } from './map-layout.ts';
import { titleIn } from './step-words.ts';
import { anchorText, timingText } from './timing.ts';

interface StepWaysProps {
  readonly map: JourneyMapData;
  readonly step: MapStep;
  readonly onSelect: (step: string) => void;
}

/** Where a step leads, and by what; and what runs beside its wait. */
export function StepWays({ map, step, onSelect }: StepWaysProps) {
  const titles = new Map(map.steps.map((one) => [one.id, titleIn(one.titles)]));
  const ways = map.edges.filter(({ from }) => from === step.id);
  const beside = map.steps.filter(({ placing }) => placing.kind === 'beside' && placing.of === step.id);
  if (ways.length === 0 && beside.length === 0) return null;
  return (
    <Panel title={<Trans>Leads to</Trans>} flush>
      {ways.map((way) => (
        <button
          key={`${way.to} ${way.kind} ${way.label ?? ''}`}
          type="button"
          onClick={() => onSelect(way.to)}
          className="flex min-h-9 w-full items-center gap-2 border-t border-line px-3.5 py-1.5 text-left first:border-t-0 hover:bg-hover"
        >
          <ArrowRight size={13} className="shrink-0 text-text-3" />
          <span className="min-w-0 flex-1">
            <span className="block truncate">{titles.get(way.to) ?? way.to}</span>
            <Reason way={way} />
          </span>
        </button>
      ))}
      {beside.map((one) => (
        <button
          key={one.id}
          type="button"
          onClick={() => onSelect(one.id)}
          className="flex min-h-9 w-full items-center gap-2 border-t border-line px-3.5 py-1.5 text-left first:border-t-0 hover:bg-hover"
        >
          <span className="min-w-0 flex-1">
            <span className="block truncate">{titleIn(one.titles)}</span>
            <span className="block truncate text-xs text-text-3">
              {one.placing.kind === 'beside' && one.placing.at !== undefined
                ? t`meanwhile, ${timingText(one.placing.at)}`
                : t`meanwhile`}
            </span>
          </span>
        </button>
      ))}
    </Panel>
  );
}

function Reason({ way: { kind, label } }: { way: MapEdge }) {
  if (kind === 'next') return null;
  if (kind === 'case')
    return (
      <code className="block truncate font-mono text-xs text-text-3" title={label}>
        {label}
      </code>
    );
  const text = {
    event: () => (label ?? '').split(', ').map(anchorText).join(', '),
    timeout: () => t`when the time is over`,
    otherwise: () => t`in every other case`,
    arm: () => label ?? '',
  }[kind]();
  return <span className="block truncate text-xs text-text-3">{text}</span>;
}
