import { DAY, HOUR, type Instant, MINUTE } from '#base';
import type { InboxRow } from '#engine';
import { told } from './activity.ts';
import type { SampleCustomer } from './customer.ts';
import { row } from './row.ts';
import type { Times } from './times.ts';
import { atWork } from './working-hours.ts';

const TITLES = {
  en: [
    'Technician arrived late',
    'Change of the visit schedule',
    'Question about the invoice',
    'Key card does not open',
    'Report is missing',
    'Extra visit before the holidays',
    'App shows the wrong address',
    'Waste was left behind',
  ],
  ko: [
    '방문 시간이 늦어졌습니다',
    '방문 일정 변경 요청',
    '청구서 문의',
    '출입 카드가 열리지 않습니다',
    '점검 보고서 누락',
    '연휴 전 추가 방문 요청',
    '앱에 주소가 잘못 표시됩니다',
    '폐기물이 남아 있습니다',
  ],
};
const COMMENTS = {
  en: {
    good: ['The crew knows our buildings by now.', 'Quick answers, always friendly.', ''],
    bad: ['We had to ask three times.', 'Nobody told us that the crew would change.', ''],
  },
  ko: {
    good: ['담당 팀이 우리 건물을 잘 알고 있습니다.', '답변이 빠르고 친절합니다.', ''],
    bad: ['같은 요청을 세 번이나 했습니다.', '담당자가 바뀐다는 안내가 없었습니다.', ''],
  },
};

const EVERY = 91 * DAY;

/** How content people are: answers to a question each quarter, and what they asked the desk for. */
export function voiceRows(customer: SampleCustomer, times: Times): InboxRow[] {
  return [...answers(customer, times), ...tickets(customer, times)];
}

function answers(customer: SampleCustomer, times: Times): InboxRow[] {
  const { chance, zone, people, market } = customer;
  const rows: InboxRow[] = [];
  const first = times.from + chance.between(0, EVERY, 'survey');
  for (let at = first; at < times.now; at += EVERY) {
    if (chance.share('answers', at) > 0.8) continue;
    const answered = atWork(Math.round(at), zone);
    const score = scoreOf(customer, (times.now - at) / DAY);
    const who = chance.one(people, 'answered', at);
    const comment = chance.one(COMMENTS[market.language][score >= 7 ? 'good' : 'bad'], 'comment', at);
    const properties = { score, ...(comment === '' ? {} : { comment }) };
    if (answered < times.now)
      rows.push(row(customer, 'nps.submitted', answered, properties, { contact: who.id, ...told(answered, times) }));
  }
  return rows;
}

function scoreOf({ plot, chance }: SampleCustomer, ago: number): number {
  const kind = Math.round(ago / 91);
  if (plot === 'growing' || plot === 'upgraded') return chance.whole(9, 10, 'score', kind);
  if (plot === 'champion left') return ago < 60 ? chance.whole(3, 5, 'score', kind) : chance.whole(7, 9, 'score', kind);
  if (plot === 'quiet' || plot === 'churned') return chance.whole(ago < 120 ? 2 : 5, ago < 120 ? 6 : 8, 'score', kind);
  return chance.whole(6, 9, 'score', kind);
}

const PRIORITIES = ['low', 'normal', 'normal', 'high', 'urgent'];

function tickets(customer: SampleCustomer, times: Times): InboxRow[] {
  const { chance, zone, people, market, id, plot } = customer;
  const troubled = plot === 'champion left' || plot === 'churned' || plot === 'quiet';
  const count = chance.whole(1, troubled ? 9 : 5, 'tickets');
  const rows: InboxRow[] = [];
  for (let number = 0; number < count; number++) {
    const opened = atWork(
      Math.round(times.from + chance.between(0, times.now - times.from - 2 * DAY, 'opened', number)),
      zone,
    );
    const answered = opened + chance.whole(8, 400, 'minutes', number) * MINUTE;
    const solved = answered + chance.whole(2, troubled ? 160 : 60, 'hours', number) * HOUR;
    const ticket = `${id}-t${number + 1}`;
    const contact = { contact: chance.one(people, 'asked', number).id };
    const say = (name: string, at: Instant, properties: Record<string, string | number | boolean>): void => {
      if (at < times.now)
        rows.push(row(customer, name, at, { ticket, ...properties }, { ...contact, ...told(at, times) }));
    };
    const priority = chance.one(PRIORITIES, 'priority', number);
    const about = { title: chance.one(TITLES[market.language], 'title', number), priority, kind: 'question' };
    const escalated = troubled && priority === 'urgent' ? { escalated: true } : {};
    say('ticket.opened', opened, { ...about, ...escalated });
    say('ticket.answered', answered, { minutes: Math.round((answered - opened) / MINUTE) });
    // The newest of those in trouble is still open.
    if (troubled && number === count - 1 && times.now - opened < 120 * DAY) continue;
    say('ticket.solved', solved, { hours: Math.round((solved - opened) / HOUR) });
    if (chance.share('rates', number) < 0.6)
      say('ticket.rated', solved + HOUR, {
        score: troubled ? chance.whole(1, 4, 'csat', number) : chance.whole(3, 5, 'csat', number),
      });
  }
  return rows;
}
