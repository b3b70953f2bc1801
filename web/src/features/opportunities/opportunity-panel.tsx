import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useRead } from '#web/api';
import { useMay } from '#web/app';
import { HealthMark, Loaded, Pill, SidePanel } from '#web/ui';
import { OpportunityActions } from './opportunity-actions.tsx';
import type { OpportunityAnswer } from './opportunity-answer.ts';
import { OpportunityFactors } from './opportunity-factors.tsx';
import { OpportunityFacts } from './opportunity-facts.tsx';
import { OpportunityForm } from './opportunity-form.tsx';
import { isClosed } from './stage-order.ts';
import { stageText, stageTone } from './stages.ts';

/** One opportunity beside the board: what is known, what can be changed, what the customer decided. */
export function OpportunityPanel({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const answer = useRead('get-opportunity', { opportunity: id ?? '' }, { enabled: id !== undefined });
  const { data } = answer;
  return (
    <SidePanel
      open={id !== undefined}
      onOpenChange={(open) => !open && onClose()}
      title={data === undefined ? <Trans>Opportunity</Trans> : <Title one={data} />}
      description={data === undefined ? undefined : <State one={data} />}
    >
      {id !== undefined && <Loaded answer={answer}>{(one) => <Content key={one.opportunity} one={one} />}</Loaded>}
    </SidePanel>
  );
}

function Title({ one: { account, account_name } }: { one: OpportunityAnswer }) {
  return (
    <Link to="/accounts/$account/$section" params={{ account, section: 'opportunities' }} className="hover:underline">
      {account_name ?? account}
    </Link>
  );
}

function State({ one: { stage, health, owner_name, name } }: { one: OpportunityAnswer }) {
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Pill tone={stageTone(stage)}>{stageText(stage)}</Pill>
      <HealthMark band={health?.band} value={health?.value} />
      {name !== undefined && <span>{name}</span>}
      {owner_name !== undefined && <span>{owner_name}</span>}
    </span>
  );
}

function Content({ one }: { one: OpportunityAnswer }) {
  const may = useMay('work');
  const isOurs = one.external_id === undefined;
  const isOpen = !isClosed(one.stage);
  return (
    <div className="flex flex-col gap-5 pt-1">
      {may && isOurs && isOpen && <OpportunityActions one={one} />}
      {!isOurs && (
        <p className="rounded bg-info-soft p-3 text-s">
          <Trans>Kept in another system as {one.external_id}: it is changed there, and follows here.</Trans>
        </p>
      )}
      <OpportunityFacts one={one} />
      {may && isOurs && isOpen && <OpportunityForm one={one} />}
      <OpportunityFactors one={one} />
    </div>
  );
}
