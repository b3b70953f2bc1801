import { msg, t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { type Output, useRead } from '#web/api';
import { useWords, type Words } from '#web/app';
import { formatInstant, Loaded, Pill, SidePanel, TextField, zoneNow } from '#web/ui';
import { ConditionView } from './condition-view.tsx';
import { languageNow, titleOf } from './titles.ts';
import { useAddress } from './use-address.ts';

interface WhyPanelProps {
  readonly account: string;
  /** The name of a signal, journey or step; `?` to choose one. */
  readonly rule: string;
  readonly onClose: () => void;
}

/** Why did X not fire: any signal, journey or step of the live playbooks, condition by condition. */
export function WhyPanel({ account, rule, onClose }: WhyPanelProps) {
  const { change } = useAddress();
  const rules = useRead('list-rules', {});
  const named = rules.data?.rules.find(({ name }) => name === rule);
  const words = useWords();
  const title = named === undefined ? rule : nameOf(words, named);
  return (
    <SidePanel
      open
      onOpenChange={(open) => !open && onClose()}
      title={rule === '?' ? t`Why not…?` : t`Why: ${title}`}
      description={
        rule === '?' ? (
          <Trans>Choose what did, or did not, come about for this account.</Trans>
        ) : (
          <button type="button" className="text-accent hover:underline" onClick={() => change({ why: '?' }, true)}>
            <Trans>Ask about another</Trans>
          </button>
        )
      }
    >
      {rule === '?' ? (
        <Loaded answer={rules}>
          {(data) => <RuleChoice rules={data.rules} onChoose={(name) => change({ why: name }, true)} />}
        </Loaded>
      ) : (
        <Explained account={account} rule={rule} />
      )}
    </SidePanel>
  );
}

type Rule = Output<'list-rules'>['rules'][number];

const KINDS = { signal: msg`Signal`, journey: msg`Journey`, step: msg`Step` } as const;

const nameOf = (words: Words, { kind, playbook, name, title, titles }: Rule): string =>
  kind === 'signal' ? words.signal(playbook, name) : titleOf(title, titles);

function RuleChoice({ rules, onChoose }: { rules: readonly Rule[]; onChoose: (name: string) => void }) {
  const { _ } = useLingui();
  const words = useWords();
  const [text, setText] = useState('');
  const sought = text.toLowerCase().trim();
  const found = rules.filter((rule) =>
    [nameOf(words, rule), rule.name, rule.journey ?? ''].some((one) => one.toLowerCase().includes(sought)),
  );
  return (
    <div className="flex flex-col gap-3 pt-1">
      <TextField
        label={t`Signal, journey or step`}
        hiddenLabel
        autoFocus
        placeholder={t`Signal, journey or step`}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && found[0] !== undefined && onChoose(found[0].name)}
      />
      <ul className="pt-1">
        {found.map((rule) => (
          <li key={`${rule.playbook} ${rule.kind} ${rule.journey} ${rule.name}`}>
            <button
              type="button"
              onClick={() => onChoose(rule.name)}
              className="flex min-h-9 w-full items-center gap-2.5 rounded px-2 text-left text-s hover:bg-hover pointer-coarse:min-h-11"
            >
              <span className="w-16 shrink-0">
                <Pill>{_(KINDS[rule.kind])}</Pill>
              </span>
              <span className="truncate">{nameOf(words, rule)}</span>
              <span className="flex-1" />
              <code className="truncate font-mono text-xs text-text-3">{rule.name}</code>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && (
        <p className="text-s text-text-2">
          {rules.length === 0 ? (
            <Trans>No playbook is live yet: there is nothing that could come about.</Trans>
          ) : (
            <Trans>No signal, journey or step is called that.</Trans>
          )}
        </p>
      )}
    </div>
  );
}

function Explained({ account, rule }: { account: string; rule: string }) {
  const answer = useRead('explain-rule', {
    account,
    rule,
    locale: languageNow(),
    zone: zoneNow(),
  });
  return (
    <Loaded answer={answer} rows={6}>
      {({ rules }) => (
        <div className="flex flex-col gap-6">
          {rules.map((one) => (
            <section key={`${one.playbook} ${one.kind} ${one.title}`} className="flex flex-col gap-3">
              <header className="flex flex-wrap items-center gap-2 text-s">
                {one.firedAt === null ? (
                  <Pill>
                    <Trans>never</Trans>
                  </Pill>
                ) : (
                  <Pill tone="green">
                    <Trans>last on {formatInstant(one.firedAt)}</Trans>
                  </Pill>
                )}
                <span className="text-text-2">{one.title}</span>
              </header>
              <ul className="flex list-disc flex-col gap-1 pl-4 text-s">
                {one.reasons.map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
              {one.conditions.map((condition) => (
                <ConditionView key={`${condition.label} ${condition.source}`} condition={condition} />
              ))}
              {one.conditions.length === 0 && (
                <p className="text-s text-text-2">
                  <Trans>It asks for no condition.</Trans>
                </p>
              )}
            </section>
          ))}
        </div>
      )}
    </Loaded>
  );
}
