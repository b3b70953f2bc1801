import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Star } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '#web/app';
import {
  Avatar,
  Button,
  formatDate,
  formatLanguage,
  formatNumber,
  IconButton,
  Pill,
  strengthWords,
  type Tone,
  tellDone,
  When,
} from '#web/ui';
import type { Contact } from './contact.ts';
import { InPlaceText } from './in-place-text.tsx';
import { PropertiesList } from './properties-list.tsx';
import { useContactEdit } from './use-contact-edit.ts';
import { useEventWrite } from './use-event-write.ts';

interface ContactCardProps {
  readonly account: string;
  readonly contact: Contact;
  readonly mayEdit: boolean;
}

/** One person: name, role, address and strength change in place. */
export function ContactCard({ account, contact, mayEdit }: ContactCardProps) {
  const { contact: id, name, email, role, is_primary: isPrimary, attributes } = contact;
  const edit = useContactEdit(account, contact);
  const words = useWords();
  const thing = `contact:${account}:${id}`;
  const { strength, ...others } = attributes as Readonly<Record<string, unknown>>;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-t border-line px-3.5 py-3">
      <span className="flex min-w-0 flex-[1_1_280px] items-start gap-2.5">
        <Avatar name={name ?? id} />
        <span className="flex min-w-0 flex-col gap-0.5">
          <span className="flex flex-wrap items-center gap-1.5">
            <InPlaceText
              className="font-semibold"
              label={t`Name`}
              empty={id}
              value={name}
              {...{ thing, mayEdit }}
              onSave={(value) => edit('name', value)}
            />
            {isPrimary && (
              <Pill tone="info">
                <Trans>primary</Trans>
              </Pill>
            )}
            <Suppressed account={account} contact={contact} mayEdit={mayEdit} />
          </span>
          <span className="flex flex-wrap items-center gap-x-3 text-s text-text-2">
            <InPlaceText
              label={t`Role`}
              empty={t`no role`}
              value={role}
              {...(role === undefined ? {} : { shown: words.say(null, role) })}
              {...{ thing, mayEdit }}
              onSave={(value) => edit('role', value)}
            />
            <InPlaceText
              label={t`E-mail`}
              type="email"
              empty={t`no address`}
              value={email}
              {...{ thing, mayEdit }}
              onSave={(value) => edit('email', value)}
            />
          </span>
        </span>
      </span>
      <dl className="flex flex-[2_1_420px] flex-wrap gap-x-6 text-s">
        <Fact label={t`Strength`}>
          <InPlaceText
            label={t`Strength`}
            empty={t`not said`}
            value={typeof strength === 'string' ? strength : undefined}
            {...(typeof strength === 'string' ? { shown: strengthWords(strength) } : {})}
            {...{ thing, mayEdit }}
            onSave={(value) => edit('strength', value)}
          />
        </Fact>
        <Known contact={contact} />
        {Object.keys(others).length > 0 && (
          <details className="w-full">
            <summary className="cursor-pointer text-text-2">
              <Plural value={Object.keys(others).length} one="# more field" other="# more fields" />
            </summary>
            <div className="pt-2">
              <PropertiesList properties={others} />
            </div>
          </details>
        )}
      </dl>
      {mayEdit && (
        // The place stays where nothing is offered, so that the rows below each other align.
        <span className="size-6 shrink-0 pointer-coarse:size-11">
          {!isPrimary && (
            <IconButton label={t`Make primary`} className="-my-0.5" onClick={() => edit('is_primary', true)}>
              <Star size={14} />
            </IconButton>
          )}
        </span>
      )}
      <Link
        to="/accounts/$account/$section"
        params={{ account, section: 'timeline' }}
        search={{ contact: id }}
        className="text-s leading-6 text-accent hover:underline"
      >
        <Trans>Timeline</Trans>
      </Link>
    </li>
  );
}

/** When they were heard and seen, what they answered. */
function Known({ contact }: { contact: Contact }) {
  const { last_heard_at: heardAt, heard, last_seen_on: seenOn, survey, meetings, zone, locale } = contact;
  return (
    <>
      {heardAt !== undefined && (
        <Fact label={t`Heard`}>
          <When at={heardAt} />
          <span className="text-text-3">
            {' '}
            <Plural value={heard} one="(# time in 90 days)" other="(# times in 90 days)" />
          </span>
        </Fact>
      )}
      {seenOn !== undefined && <Fact label={t`In the product`}>{formatDate(seenOn, { short: true })}</Fact>}
      {survey !== undefined && (
        <Fact label={survey.survey.toUpperCase()}>
          <Pill tone={surveyTone(survey.survey, survey.score)}>{formatNumber(survey.score)}</Pill>
          {survey.comment !== undefined && (
            <span className="max-w-60 truncate text-text-2" title={survey.comment}>
              “{survey.comment}”
            </span>
          )}
        </Fact>
      )}
      {meetings > 0 && <Fact label={t`Meetings`}>{formatNumber(meetings)}</Fact>}
      {zone !== undefined && <Fact label={t`Time zone`}>{zone}</Fact>}
      {locale !== undefined && <Fact label={t`Language`}>{formatLanguage(locale)}</Fact>}
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-h-6 items-center gap-1.5">
      <dt className="text-text-3">{label}</dt>
      <dd className="flex min-w-0 items-center gap-1.5">{children}</dd>
    </div>
  );
}

/** NPS counts promoters from 9 and detractors to 6; the others go from 1 to 5 and to 7. */
export function surveyTone(survey: string, score: number): Tone {
  const [good, bad] = survey === 'nps' ? [9, 6] : survey === 'csat' ? [4, 2] : [6, 3];
  if (score >= good) return 'green';
  return score <= bad ? 'red' : 'yellow';
}

function Suppressed({ account, contact: { contact, suppressed }, mayEdit }: ContactCardProps) {
  const write = useEventWrite('unsuppress-contact', { onDone: () => tellDone(t`They are written to again.`) });
  if (suppressed === undefined) return null;
  return (
    <>
      <Pill tone="red">{suppressed === 'bounced' ? t`address bounced` : t`unsubscribed`}</Pill>
      {mayEdit && (
        <Button look="ghost" busy={write.isPending} onClick={() => write.mutate({ account, contact })}>
          <Trans>Write again</Trans>
        </Button>
      )}
    </>
  );
}
