import { dateText, type Instant, isoInstant, wallClock, type Zone } from '#base';
import { ENGLISH_FLIPS, type FlipWords } from '#pure/expression';

/** What is said of why a rule did or did not fire, a sentence each; in every language of the product. */
export interface RuleWords {
  readonly neverRaised: string;
  raised(at: string, status: string, reason: string | undefined): string;
  readonly watched: string;
  readonly byHand: string;
  noEvent(names: readonly string[]): string;
  newestEvent(name: string, at: string): string;
  quietUntil(at: string): string;
  nextLevel(level: number): string;
  readonly neverEntered: string;
  running(at: string, stage: string): string;
  heldOut(at: string): string;
  left(from: string, to: string, outcome: string): string;
  wouldNotEnter(reason: string): string;
  wouldEnter(isReady: boolean): string;
  stepOfNever(journey: string, id: string): string;
  stepHeldOut(journey: string): string;
  stepLeft(journey: string, at: string, outcome: string): string;
  stepWaits(journey: string, stage: string, wait: string): string;
  ran(at: string, did: string, saw: string): string;
  besideTurn(step: string): string;
  besideDue(step: string, at: string): string;
  besideEnded(step: string, how: string): string;
  besideAhead(step: string): string;
  readonly notYet: string;
  readonly otherWay: string;
  readonly nothing: string;
  readonly notKnown: string;
  readonly flips: FlipWords;
}

export type RuleLocale = 'en' | 'ko';

const or = (names: readonly string[], word: string): string => names.join(` ${word} `);

const ENGLISH: RuleWords = {
  neverRaised: 'It was never raised.',
  raised: (at, status, reason) =>
    `It was raised on ${at}, and is ${status}${reason === undefined ? '' : `: ${reason}`}.`,
  watched: 'It is not raised again before its condition has ended, or at a further level.',
  byHand: 'Only a person raises it.',
  noEvent: (names) => `No ${or(names, 'or')} of this account has been recorded; one of them sets it off.`,
  newestEvent: (name, at) => `The newest event that could set it off is ${name} of ${at}.`,
  quietUntil: (at) => `It is not raised again before ${at}.`,
  nextLevel: (level) => `While it is open it is said again from ${level} on.`,
  neverEntered: 'It was never entered.',
  running: (at, stage) => `It was entered on ${at} and is in the stage ${stage}: it is never run twice at once.`,
  heldOut: (at) => `It was held out on ${at}, to compare with.`,
  left: (from, to, outcome) => `It was entered on ${from} and left on ${to} as ${outcome}.`,
  wouldNotEnter: (reason) => `Such an event would not enter it now: ${reason}.`,
  wouldEnter: (isReady) => `Such an event would enter it now${isReady ? '' : ', and leave at once as not_ready'}.`,
  stepOfNever: (journey, id) => `${journey} was never entered: ask why by the name ${id}.`,
  stepHeldOut: (journey) => `The account is held out of ${journey}, to compare with.`,
  stepLeft: (journey, at, outcome) => `${journey} was left on ${at} as ${outcome}.`,
  stepWaits: (journey, stage, wait) => `${journey} is in the stage ${stage} and waits for ${wait}.`,
  ran: (at, did, saw) => `On ${at}: ${did}${saw}.`,
  besideTurn: (step) => `It stands beside ${step} and has had its turn.`,
  besideDue: (step, at) => `It stands beside ${step} and is due on ${at}.`,
  besideEnded: (step, how) => `It stands beside ${step}, which ended by ${how} before its time came.`,
  besideAhead: (step) => `It stands beside ${step}, which has not begun.`,
  notYet: 'It has not been come to yet.',
  otherWay: 'The journey was left before it was come to, or took another way.',
  nothing: 'nothing',
  notKnown: 'not known',
  flips: ENGLISH_FLIPS,
};

const STATUS: Readonly<Record<string, string>> = {
  raised: '발생',
  blocked: '차단됨',
  standing: '과거 데이터',
  acknowledged: '확인됨',
  qualified: '검증됨',
  dismissed: '기각됨',
  handed_over: '인계됨',
  won: '성공',
  lost: '실패',
  expired: '만료됨',
};

const REFUSED: Readonly<Record<string, string>> = {
  'not what enters it': '시작 이벤트가 아닙니다',
  'not a signal that enters it': '이 여정을 시작하는 신호가 아닙니다',
  'already running': '이미 진행 중입니다',
  'held out': '대조군에 속해 있습니다',
  'entered before, and it is too soon': '이전에 진행했고 다시 시작하기에는 이릅니다',
};

const KOREAN: RuleWords = {
  neverRaised: '발생한 적이 없습니다.',
  raised: (at, status, reason) =>
    `${at}에 발생했으며 현재 상태는 ‘${STATUS[status] ?? status}’입니다${reason === undefined ? '' : ` (${reason})`}.`,
  watched: '조건이 끝나거나 다음 수준에 이르기 전에는 다시 발생하지 않습니다.',
  byHand: '사람이 직접 발생시킵니다.',
  noEvent: (names) =>
    `이 고객사에는 ${or(names, '또는')} 이벤트가 기록된 적이 없습니다. 이 이벤트가 있어야 시작됩니다.`,
  newestEvent: (name, at) => `시작할 수 있는 가장 최근 이벤트는 ${at}의 ${name}입니다.`,
  quietUntil: (at) => `${at} 전에는 다시 발생하지 않습니다.`,
  nextLevel: (level) => `열려 있는 동안에는 ${level}부터 다시 알립니다.`,
  neverEntered: '시작된 적이 없습니다.',
  running: (at, stage) => `${at}에 시작되어 ${stage} 단계에 있습니다. 동시에 두 번 진행되지 않습니다.`,
  heldOut: (at) => `${at}에 비교를 위해 제외되었습니다.`,
  left: (from, to, outcome) => `${from}에 시작되어 ${to}에 ${outcome}(으)로 종료되었습니다.`,
  wouldNotEnter: (reason) => `지금 같은 이벤트가 와도 시작되지 않습니다: ${refusedInKorean(reason)}.`,
  wouldEnter: (isReady) => `지금 같은 이벤트가 오면 시작됩니다${isReady ? '' : '. 다만 바로 not_ready로 종료됩니다'}.`,
  stepOfNever: (journey, id) => `${journey} 여정이 시작된 적이 없습니다. ${id}의 이유를 확인하십시오.`,
  stepHeldOut: (journey) => `비교를 위해 ${journey} 여정에서 제외된 고객사입니다.`,
  stepLeft: (journey, at, outcome) => `${journey} 여정은 ${at}에 ${outcome}(으)로 종료되었습니다.`,
  stepWaits: (journey, stage, wait) => `${journey} 여정은 ${stage} 단계에 있으며 다음을 기다립니다: ${wait}.`,
  ran: (at, did, saw) => `${at}: ${did}${saw}.`,
  besideTurn: (step) => `${step} 스텝과 함께 진행되며 이미 차례가 지났습니다.`,
  besideDue: (step, at) => `${step} 스텝과 함께 진행되며 ${at}에 실행됩니다.`,
  besideEnded: (step, how) => `${step} 스텝과 함께 진행되지만, 차례가 오기 전에 ${how}(으)로 끝났습니다.`,
  besideAhead: (step) => `아직 시작되지 않은 ${step} 스텝과 함께 진행됩니다.`,
  notYet: '아직 이 스텝에 이르지 않았습니다.',
  otherWay: '이 스텝에 이르기 전에 여정이 종료되었거나 다른 경로로 진행되었습니다.',
  nothing: '없음',
  notKnown: '알 수 없음',
  flips: {
    oneOf: '다음 중 하나:',
    notKnown: (facts, rest) => `${facts.join(', ')} 값을 알 수 없습니다. ${rest}`,
    hasToHold: (source) => `${source} 조건이 충족되어야 합니다`,
    mustNotHold: (source) => `${source} 조건이 충족되지 않아야 합니다`,
    hasToBe: (left, value, sign, right) => `${left} 값은 ${value}입니다. ${sign} ${right} 이어야 합니다`,
    unknown: '알 수 없음',
  },
};

const refusedInKorean = (reason: string): string =>
  REFUSED[reason] ?? (reason.startsWith('not ') ? `${reason.slice(4)} 조건이 충족되지 않습니다` : reason);

export const ruleWords = (locale: RuleLocale): RuleWords => (locale === 'ko' ? KOREAN : ENGLISH);

/** An instant to the minute, by the clock of a zone: `2026-03-02 14:30`. */
export function minuteIn(at: Instant, zone: Zone): string {
  const { day, time } = wallClock(at, zone);
  return `${dateText(day)} ${isoInstant(time).slice(11, 16)}`;
}
