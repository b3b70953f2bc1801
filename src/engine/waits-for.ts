import type { Waiting } from '#pure/journey';
import type { Journey, Step } from '#pure/playbook';
import type { RuleLocale } from './rule-words.ts';

interface WaitWords {
  timeOf(step: string): string;
  task(title: string): string;
  speech(step: string, why: string): string;
  readonly criteria: string;
  review(step: string): string;
  readonly or: string;
  meanwhile(events: string, step: string): string;
}

const WORDS: Readonly<Record<RuleLocale, WaitWords>> = {
  en: {
    timeOf: (step) => `the time of ${step}`,
    task: (title) => `the task ${title}`,
    speech: (step, why) => `a time at which ${step} may leave: ${why}`,
    criteria: 'the exit criteria of its stage',
    review: (step) => `a person to approve the document of ${step}`,
    or: 'or',
    meanwhile: (events, step) => `${events}; meanwhile ${step}`,
  },
  ko: {
    timeOf: (step) => `‘${step}’ 실행 시점`,
    task: (title) => `할 일 ‘${title}’ 완료`,
    speech: (step, why) => `‘${step}’을(를) 보낼 수 있는 시점 (${HELD[why] ?? why})`,
    criteria: '단계의 완료 조건',
    review: (step) => `‘${step}’ 문서 승인`,
    or: '또는',
    meanwhile: (events, step) => `${events} (그동안 ‘${step}’)`,
  },
};

const HELD: Readonly<Record<string, string>> = {
  'quiet hours': '방해 금지 시간',
  'the gate of its journey does not hold': '여정의 발송 조건 미충족',
  'another journey has written not long ago': '다른 여정에서 최근에 발송함',
};

/** What an enrollment waits for, in words. */
export function waitsFor(waiting: Waiting, journey: Journey | undefined, locale: RuleLocale = 'en'): string {
  const words = WORDS[locale];
  const step = journey?.steps[waiting.step];
  const named = nameOf(waiting.step, step, locale);
  switch (waiting.for) {
    case 'moment':
      return words.timeOf(named);
    case 'task':
      return words.task(step?.kind === 'task' ? (step.titles?.[locale] ?? step.title) : named);
    case 'speech':
      return words.speech(named, waiting.why);
    case 'criteria':
      return words.criteria;
    case 'review':
      return words.review(named);
    case 'condition':
      return step?.kind === 'wait' && step.until.kind === 'expression' ? step.until.expression.source : named;
    case 'events': {
      const events =
        step?.kind === 'await'
          ? step.events
              .map((event) => (event.startsWith('task:') ? words.task(event.slice('task:'.length)) : event))
              .join(` ${words.or} `)
          : named;
      const next = waiting.meanwhile.reduce<(typeof waiting.meanwhile)[number] | undefined>(
        (first, follow) => (first === undefined || follow.due < first.due ? follow : first),
        undefined,
      );
      const follow = next !== undefined && step?.kind === 'await' ? step.meanwhile[next.index]?.step : undefined;
      return follow === undefined ? events : words.meanwhile(events, nameOf(follow, journey?.steps[follow], locale));
    }
  }
}

/** In English a step is called by its id, as commands and logs call it; elsewhere by its title, where it has one. */
const nameOf = (id: string, step: Step | undefined, locale: RuleLocale): string =>
  locale === 'en' ? id : (step?.titles?.[locale] ?? step?.title ?? id);
