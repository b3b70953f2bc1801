import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useRead } from '#web/api';
import { useWords } from '#web/app';
import { formatInstant, formatNumber, Pill } from '#web/ui';
import type { Preview } from './preview-sums.ts';

/** What a release would bring about: signals, journeys and their first messages, and who is told. */
export function ReleasePreview({ preview }: { preview: Preview }) {
  const words = useWords();
  const people = useRead('list-people', {}).data?.people;
  const mails = preview.journeys.reduce((sum, { first_messages: first }) => sum + first.leaves + first.review, 0);
  return (
    <div className="flex flex-col gap-4">
      <div className="grid grid-cols-4 gap-px overflow-hidden rounded-l border border-line bg-line max-sm:grid-cols-2">
        <Figure name={<Trans>signals</Trans>} value={preview.signals} />
        <Figure name={<Trans>accounts</Trans>} value={preview.accounts} />
        <Figure name={<Trans>first messages to customers</Trans>} value={mails} />
        <Figure name={<Trans>tasks</Trans>} value={preview.tasks} />
      </div>
      {preview.failed > 0 && (
        <p className="text-s text-red">
          {plural(preview.failed, {
            one: '# account fails in the engine and would be held.',
            other: '# accounts fail in the engine and would be held.',
          })}
        </p>
      )}
      <Table head={[t`Signal`, t`would act`, t`blocked`, t`not true any more`]}>
        {preview.kinds.map((one) => (
          <tr key={`${one.playbook} ${one.kind}`} className="border-t border-line">
            <td className="py-1.5 pr-3">{words.signal(one.playbook, one.kind)}</td>
            <Count value={one.raised} />
            <Count value={one.blocked} />
            <Count value={one.ended} />
          </tr>
        ))}
      </Table>
      {preview.journeys.length > 0 && (
        <Table head={[t`Journey`, t`enter`, t`held out`, t`messages leave`, t`wait for review`]}>
          {preview.journeys.map((one) => (
            <tr key={`${one.playbook} ${one.journey}`} className="border-t border-line">
              <td className="py-1.5 pr-3">{words.journey(one.playbook, one.journey)}</td>
              <Count value={one.entered} />
              <Count value={one.held_out} />
              <Count value={one.first_messages.leaves} />
              <Count value={one.first_messages.review} />
            </tr>
          ))}
        </Table>
      )}
      {preview.people.length > 0 && (
        <Table head={[t`Colleague`, t`told at once`, t`with the next mail`]}>
          {preview.people.map((one) => (
            <tr key={one.person} className="border-t border-line">
              <td className="py-1.5 pr-3">{people?.find(({ id }) => id === one.person)?.name ?? one.person}</td>
              <Count value={one.at_once} />
              <Count value={one.next_mail} />
            </tr>
          ))}
        </Table>
      )}
      <Accounts preview={preview} />
    </div>
  );
}

function Figure({ name, value }: { name: ReactNode; value: number }) {
  return (
    <div className="flex flex-col bg-surface px-3.5 py-2.5">
      <span className="text-l font-semibold tabular-nums">{formatNumber(value)}</span>
      <span className="text-s text-text-2">{name}</span>
    </div>
  );
}

const Count = ({ value }: { value: number }) => (
  <td className={`py-1.5 pl-3 text-right tabular-nums ${value === 0 ? 'text-text-3' : ''}`}>{formatNumber(value)}</td>
);

function Table({ head, children }: { head: readonly string[]; children: ReactNode }) {
  return (
    <table className="w-full text-s">
      <thead>
        <tr className="text-text-2">
          {head.map((name, at) => (
            <th key={name} className={`pb-1.5 font-medium ${at === 0 ? 'text-left' : 'pl-3 text-right'}`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function Accounts({ preview: { listed, more } }: { preview: Preview }) {
  const words = useWords();
  return (
    <section className="flex flex-col">
      <h3 className="pb-1.5 text-s font-medium text-text-2">
        <Trans>Account by account</Trans>
      </h3>
      <ul>
        {listed.map((one) => (
          <li key={one.account} className="flex flex-col gap-0.5 border-t border-line py-1.5 text-s">
            <span className="flex flex-wrap items-center gap-1.5">
              <b className="font-medium">{one.name ?? one.account}</b>
              {one.signals.map((signal) => (
                <Pill key={signal.id}>{words.signal(signal.playbook, signal.kind)}</Pill>
              ))}
            </span>
            {one.journeys.map(({ playbook, journey, outcome, first, instead, reason }) => (
              <span key={`${playbook} ${journey}`} className="text-text-2">
                {words.journey(playbook, journey)}:{' '}
                {first === undefined
                  ? (reason ?? instead ?? outcomeText(outcome))
                  : t`“${first.subject ?? first.message}” to ${first.to ?? first.contact ?? ''}, ${formatInstant(first.at)}`}
              </span>
            ))}
            {one.failed !== undefined && <span className="text-red">{one.failed}</span>}
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="border-t border-line py-1.5 text-s text-text-3">
          {plural(more, { one: 'and # more account', other: 'and # more accounts' })}
        </p>
      )}
    </section>
  );
}

function outcomeText(outcome: Preview['listed'][number]['journeys'][number]['outcome']): string {
  switch (outcome) {
    case 'entered':
      return t`is entered`;
    case 'held out':
      return t`is held out, to compare with`;
    case 'not ready':
      return t`is not ready yet`;
    default:
      return t`is not entered`;
  }
}
