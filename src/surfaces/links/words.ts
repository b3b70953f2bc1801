import type { FieldFault } from '#domain/messages';
import type { Language } from './language.ts';

const en = {
  wrongTitle: 'This link does not work',
  wrongText: 'Please check that the address is whole. Mail programs sometimes cut long ones.',
  laterTitle: 'That did not work',
  laterText: 'Nothing was changed. Please try again in a moment, or reply to our mail.',
  answerTitle: 'Your answer',
  about: (subject: string) => `About our message “${subject}”`,
  confirm: 'Please confirm, so that your answer reaches us.',
  send: 'Send this answer',
  change: 'Change my answer',
  changeTo: 'Change my answer to this',
  thanks: 'Thank you. We have noted your answer:',
  before: 'You have answered already:',
  closed: 'To change it, or to tell us anything more, please reply to our mail.',
  onward: 'Continue',
  optional: 'optional',
  yes: 'Yes',
  no: 'No',
  faults: {
    needed: 'Please fill this in.',
    'not-a-date': 'Please give a date, such as 2026-03-02.',
    'not-a-number': 'Please give a number.',
    'not-an-option': 'Please choose one of these.',
    'too-long': 'This is too long. Please shorten it.',
  } satisfies Record<FieldFault, string>,
  unsubscribeTitle: 'Unsubscribe',
  unsubscribeText: (company: string) =>
    `${company} will then no longer send you offers and greetings. You will still get mail about the service that you use.`,
  unsubscribe: 'Unsubscribe',
  goneTitle: 'You are unsubscribed',
  goneText: (company: string) =>
    `${company} will no longer send you offers and greetings. Was that a mistake? Then subscribe again.`,
  again: 'Subscribe again',
  backTitle: 'You are subscribed again',
  backText: (company: string) => `${company} will write to you as before.`,
  us: 'Our company',
};

export type Words = typeof en;

const ko: Words = {
  wrongTitle: '작동하지 않는 링크입니다',
  wrongText: '주소가 끝까지 입력되었는지 확인해 주십시오. 메일 프로그램이 긴 주소를 자르는 경우가 있습니다.',
  laterTitle: '처리하지 못했습니다',
  laterText: '변경된 내용이 없습니다. 잠시 후 다시 시도하시거나 메일로 회신해 주십시오.',
  answerTitle: '답변',
  about: (subject) => `“${subject}” 메일에 대한 답변입니다`,
  confirm: '아래 버튼을 눌러 답변을 확인해 주십시오.',
  send: '이 답변 보내기',
  change: '답변 바꾸기',
  changeTo: '이 답변으로 바꾸기',
  thanks: '감사합니다. 다음 답변을 받았습니다:',
  before: '이전에 이렇게 답변하셨습니다:',
  closed: '답변을 바꾸거나 더 하실 말씀이 있으면 메일로 회신해 주십시오.',
  onward: '계속하기',
  optional: '선택',
  yes: '예',
  no: '아니요',
  faults: {
    needed: '입력해 주십시오.',
    'not-a-date': '2026-03-02와 같은 날짜를 입력해 주십시오.',
    'not-a-number': '숫자를 입력해 주십시오.',
    'not-an-option': '이 가운데 하나를 선택해 주십시오.',
    'too-long': '너무 깁니다. 줄여 주십시오.',
  },
  unsubscribeTitle: '수신 거부',
  unsubscribeText: (company) =>
    `${company}에서 보내는 제안과 안부 메일을 더 이상 받지 않습니다. 이용 중인 서비스에 관한 메일은 계속 보내 드립니다.`,
  unsubscribe: '수신 거부',
  goneTitle: '수신을 거부하셨습니다',
  goneText: (company) =>
    `${company}에서 더 이상 제안과 안부 메일을 보내지 않습니다. 잘못 누르셨다면 다시 받으실 수 있습니다.`,
  again: '다시 받기',
  backTitle: '다시 받으십니다',
  backText: (company) => `${company}에서 이전과 같이 메일을 보내 드립니다.`,
  us: '저희 회사',
};

export const wordsIn: Readonly<Record<Language, Words>> = { en, ko };
