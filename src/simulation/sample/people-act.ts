import { DAY, dateText, dayOf, HOUR, type Instant, isoInstant, type JsonObject, localInstant, wallClock } from '#base';
import type { InboxRow } from '#engine';
import type { SampleCustomer } from './customer.ts';
import { row } from './row.ts';
import type { Script } from './script.ts';
import { atWork } from './working-hours.ts';

/** Something that reached a person: a mail to the customer, a task to a colleague. */
export interface Arrived {
  readonly kind: 'mail' | 'task';
  readonly name: string;
  readonly id: string;
  readonly at: Instant;
  readonly enrollment: string;
  readonly step?: string;
  readonly form?: string;
  /** The document that a review is about. */
  readonly document?: string;
  readonly concerns?: string;
}

/** What people of one customer, and the colleagues who look after it, do about what reaches them: rows for the inbox. */
export class PeopleAct {
  #meetings = 0;
  #endsAt = 0;
  #calls = 0;
  #checkIns = 0;
  #decided = false;

  constructor(
    private readonly customer: SampleCustomer,
    private readonly script: Script,
  ) {}

  answer(arrived: Arrived): readonly InboxRow[] {
    return arrived.kind === 'mail' ? this.#read(arrived) : this.#work(arrived);
  }

  #read(mail: Arrived): readonly InboxRow[] {
    const { answer, decision, after } = this.script;
    switch (mail.name) {
      case 'outreach':
        if (answer === 'book') return [this.#book(this.#later(mail, 4, 30))];
        return answer === 'reply' ? [this.#reply(mail, this.#later(mail, 3, 26))] : [];
      case 'outreach_follow_up':
        return answer === 'late' ? [this.#book(this.#later(mail, 5, 40))] : [];
      case 'proposal_delivery':
        return decision === 'none' || this.#decided ? [] : this.#decide(mail, this.#later(mail, 40, 130));
      case 'first_service':
        return [
          this.#says(mail, 'service.feedback', {
            met: after !== 'issue',
            ...(after === 'issue' ? { comment: 'One room was forgotten.' } : {}),
          }),
        ];
      default:
        return [];
    }
  }

  #work(task: Arrived): readonly InboxRow[] {
    const { left, call, after } = this.script;
    if (task.name === left) return [];
    switch (task.name) {
      case 'agree_a_time':
        return [this.#book(this.#later(task, 6, 28))];
      case 'discovery_call': {
        const ends = Math.max(this.#endsAt, task.at);
        if (call !== 'no show' || this.#calls++ > 0) return [this.#done(task, ends + HOUR / 2)];
        return [this.#row('meeting.no_show', ends, { meeting: this.#meeting() }, 'record-no-show')];
      }
      case 'call_note':
        return [this.#done(task, this.#later(task, 2, 20), this.#callNote())];
      case 'proposal':
        return [this.#done(task, this.#later(task, 5, 30), proposalOf(this.customer))];
      case 'review_document':
        return this.#approve(task, this.#later(task, 2, 20));
      case 'first_service_visit': {
        const at = this.#later(task, 80, 130);
        return [this.#row('service.completed', at, this.#service(at)), this.#done(task, at + HOUR)];
      }
      case 'check_in': {
        const isGlad = after !== 'unhappy' || this.#checkIns++ > 2;
        const answers: JsonObject = isGlad
          ? { satisfied: true, sees_value: true, benefit: 'Nobody has to call us any more.', would_recommend: true }
          : { satisfied: false, concerns: 'The crew changes too often.' };
        return [this.#done(task, this.#later(task, 3, 26), answers)];
      }
      case 'issue':
        return [this.#done(task, this.#later(task, 20, 60))];
      case 'upgrade_review':
        return [];
      default:
        return [this.#done(task, this.#later(task, 3, 30))];
    }
  }

  #decide(mail: Arrived, at: Instant): readonly InboxRow[] {
    this.#decided = true;
    const { decision } = this.script;
    const { zone, next, nextPrice } = this.customer;
    const today = dayOf(at, zone);
    const says: JsonObject =
      decision === 'upgrade'
        ? { option: 'a', plan: next.name, plan_limit: next.limit, arr: nextPrice, effective_on: dateText(today + 1) }
        : decision === 'defer'
          ? { reason: 'after the budget round', follow_up_on: dateText(today + 45) }
          : { reason: 'the price' };
    return [
      this.#row(
        'decision.recorded',
        at,
        { decision, ...says, enrollment: mail.enrollment, by: this.customer.owner },
        'record-decision',
      ),
    ];
  }

  #approve(task: Arrived, at: Instant): readonly InboxRow[] {
    const { document = 'proposal', concerns = '', enrollment } = task;
    const approved = this.#row(`${document}.approved`, at, { document, id: concerns, enrollment }, 'approve-document');
    // The review comes first: with it the document is approved, and the mail that follows finds it.
    return [this.#done(task, at, {}, 'approve-document'), approved];
  }

  #done(task: Arrived, at: Instant, answers: JsonObject = {}, by = 'complete-task'): InboxRow {
    const { id, name, enrollment, step, form } = task;
    const what = {
      task: id,
      kind: name,
      enrollment,
      ...(step === undefined ? {} : { step }),
      ...(form === undefined ? {} : { form }),
    };
    return this.#row('task.completed', at, { ...what, answers, by: this.customer.owner }, by);
  }

  #book(at: Instant): InboxRow {
    const { zone, chance } = this.customer;
    this.#meetings += 1;
    const day = wallClock(atWork(at + chance.whole(2, 3, 'call in', this.#meetings) * DAY, zone), zone).day;
    const starts = localInstant(day, chance.whole(10, 16, 'call at', this.#meetings) * HOUR, zone);
    this.#endsAt = starts + (3 * HOUR) / 4;
    const about = { meeting: this.#meeting(), starts: isoInstant(starts), ends: isoInstant(this.#endsAt) };
    return this.#row('meeting.booked', at, about, 'book-meeting');
  }

  #meeting(): string {
    return `${this.customer.id}-call-${this.#meetings}`;
  }

  #reply(mail: Arrived, at: Instant): InboxRow {
    const { market } = this.customer;
    const text =
      market.language === 'ko'
        ? '좋습니다. 다음 주 중에 통화 가능할까요?'
        : 'Sounds good. Could we talk some time next week?';
    return this.#row('email.replied', at, { message: mail.name, id: mail.id, text }, 'record-reply');
  }

  #says(mail: Arrived, name: string, properties: JsonObject): InboxRow {
    return this.#row(name, this.#later(mail, 5, 40), {
      ...properties,
      id: mail.id,
      message: mail.name,
      enrollment: mail.enrollment,
    });
  }

  #service(at: Instant): JsonObject {
    const { zone } = this.customer;
    return {
      date: dateText(dayOf(at, zone)),
      type: 'first service',
      technician: 'S. Meyer',
      notes: 'All new areas included.',
    };
  }

  #callNote(): JsonObject {
    const { script, customer } = this;
    const { next, arr, nextPrice, market, people } = customer;
    const again = this.#calls++ > 0;
    const status =
      script.call === 'needs_more_info' && !again
        ? 'needs_more_info'
        : script.call === 'not_now'
          ? 'not_now'
          : 'interested';
    const needs = market.language === 'ko' ? '새 건물까지 같은 팀이 관리' : 'The same crew for the new site';
    return {
      held_on: dateText(dayOf(this.#endsAt, customer.zone)),
      duration: 40,
      attendees: people
        .map(({ name }) => name)
        .slice(0, 2)
        .join(', '),
      situation:
        market.language === 'ko' ? '방문 횟수가 매달 한도에 가까움' : 'Runs into the limit of visits every month',
      needs: [{ need: needs, priority: 'high' }],
      estimated_value: Math.max(0, nextPrice - arr),
      probability: status === 'interested' ? 60 : 30,
      timeline: next.name,
      status,
    };
  }

  /** Some hours after it arrived, by day. */
  #later({ at, name, id }: Arrived, from: number, to: number): Instant {
    const { chance, zone } = this.customer;
    return atWork(at + Math.round(chance.between(from, to, 'answers', name, id) * HOUR), zone);
  }

  #row(name: string, at: Instant, properties: JsonObject, by?: string): InboxRow {
    const contact = ['email.replied', 'meeting.booked', 'service.feedback'].includes(name);
    return row(this.customer, name, at, properties, {
      ...(by === undefined ? {} : { by }),
      ...(contact ? { contact: this.customer.people[0].id } : {}),
    });
  }
}

function proposalOf({ next, nextPrice, market, industry }: SampleCustomer): JsonObject {
  const monthly = Math.round(nextPrice / 12);
  const ko = market.language === 'ko';
  return {
    key_need: ko ? '추가 건물 관리' : 'Care for the new site',
    summary: ko
      ? `${next.name} 요금제로 모든 건물을 한 팀이 관리합니다.`
      : `With ${next.name} one crew looks after every site, ${industry} rules included.`,
    option_a_name: next.name,
    option_a_services: [
      { service: ko ? '정기 방문' : 'Regular visits' },
      { service: ko ? '긴급 방문' : 'Emergency visits' },
    ],
    option_a_price: monthly,
    option_a_limit: next.limit,
    option_a_value: ko ? '한도 걱정 없는 방문' : 'Visits without counting them',
    with_b: false,
    recommended: 'a',
    reason: ko ? '성장 계획에 맞습니다.' : 'It fits the plans for growth.',
    annual_value: Math.round(nextPrice * 1.4),
    timeline: ko ? '2주 안에 시작' : 'Within two weeks',
  };
}
