import type { MessageState } from '#domain/messages';

export type Language = 'en' | 'ko';

const en = {
  title: 'Mailbox',
  all: 'All',
  state: 'State',
  to: 'To',
  from: 'From',
  replyTo: 'Replies to',
  subject: 'Subject',
  message: 'Message',
  account: 'Account',
  when: 'Written',
  finished: 'Done',
  reason: 'Reason',
  states: {
    refused: 'Needs you',
    review: 'For review',
    queued: 'Queued',
    sending: 'Sending',
    sent: 'Sent',
    kept: 'Kept here',
    in_doubt: 'In doubt',
    dead: 'Undeliverable',
    dropped: 'Not sent',
  } satisfies Record<MessageState, string>,
  keptNote: 'No SMTP server is set up, so mail stays on this machine and is read here. Set SMTP_URL to send it.',
  emptyTitle: 'No messages yet',
  emptyAll:
    'A message appears here as soon as a journey writes one. Publish a playbook, send its events, and watch it arrive.',
  emptyState: 'No message is in this state.',
  older: 'Older',
  back: 'All messages',
  doubt:
    'This mail may have arrived, or not: the server gave no answer. Ask, or look into its log, then say what is true.',
  wasSent: 'It was sent',
  sendAgain: 'Send it again',
  drop: 'Drop it',
  retry: 'Try again',
  retryNote: 'Put right what is missing, then try again.',
  reviewNote: 'Somebody is to look at this message before it leaves.',
  approve: 'Send it',
  discard: 'Discard',
  attachments: 'Attachments',
  answers: 'Answers offered',
  answered: 'Answered',
  html: 'As it looks',
  text: 'As plain text',
  notWritten: 'It has no text yet: something that it needs is missing.',
  linkTitle: 'This link is no longer good',
  linkText:
    'A mailbox link opens the mailbox once, within a day, in one browser. Get a new one on the machine where Perennial runs:',
  wrongTitle: 'That did not work',
  notFound: 'There is no message at this address. Perhaps it was cut short.',
  formOld: 'The page was too old for that. Go back, load it again, and try once more.',
};

export type Words = typeof en;

const ko: Words = {
  title: '메일함',
  all: '전체',
  state: '상태',
  to: '받는 사람',
  from: '보낸 사람',
  replyTo: '회신 주소',
  subject: '제목',
  message: '메시지',
  account: '고객사',
  when: '작성',
  finished: '완료',
  reason: '사유',
  states: {
    refused: '확인 필요',
    review: '검토 대기',
    queued: '대기 중',
    sending: '보내는 중',
    sent: '보냄',
    kept: '여기에 보관',
    in_doubt: '전송 불확실',
    dead: '전달 불가',
    dropped: '보내지 않음',
  },
  keptNote:
    'SMTP 서버가 설정되지 않아 메일이 이 컴퓨터에만 남으며 여기에서 읽을 수 있습니다. 보내려면 SMTP_URL을 설정하십시오.',
  emptyTitle: '아직 메시지가 없습니다',
  emptyAll: '여정에서 메시지를 작성하면 바로 여기에 나타납니다. 플레이북을 게시하고 이벤트를 보내 보십시오.',
  emptyState: '이 상태의 메시지가 없습니다.',
  older: '이전 메시지',
  back: '전체 메시지',
  doubt:
    '서버가 응답하지 않아 이 메일이 도착했는지 알 수 없습니다. 고객에게 묻거나 서버 기록을 확인한 뒤 사실을 알려 주십시오.',
  wasSent: '보내졌습니다',
  sendAgain: '다시 보내기',
  drop: '보내지 않기',
  retry: '다시 시도',
  retryNote: '빠진 내용을 채운 뒤 다시 시도하십시오.',
  reviewNote: '이 메시지는 보내기 전에 검토가 필요합니다.',
  approve: '보내기',
  discard: '버리기',
  attachments: '첨부 파일',
  answers: '선택 가능한 답변',
  answered: '받은 답변',
  html: '보이는 모습',
  text: '일반 텍스트',
  notWritten: '필요한 값이 없어 아직 본문이 작성되지 않았습니다.',
  linkTitle: '더 이상 쓸 수 없는 링크입니다',
  linkText:
    '메일함 링크는 하루 안에 한 번, 한 브라우저에서만 열립니다. Perennial이 실행되는 컴퓨터에서 새 링크를 받으십시오.',
  wrongTitle: '처리하지 못했습니다',
  notFound: '이 주소에는 메시지가 없습니다. 주소가 잘렸을 수 있습니다.',
  formOld: '오래된 페이지입니다. 뒤로 가서 새로 고친 뒤 다시 시도하십시오.',
};

export const wordsIn: Readonly<Record<Language, Words>> = { en, ko };

/** The first of our languages that a browser asks for, by its own order of preference. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part, place) => {
      const [tag = '', q] = part.trim().split(';q=');
      return { language: tag.toLowerCase().split('-')[0], weight: q === undefined ? 1 : Number(q), place };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.place - b.place);
  for (const { language } of wanted) if (language === 'ko' || language === 'en') return language;
  return 'en';
}
