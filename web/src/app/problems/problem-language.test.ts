import { describe, expect, test } from 'vitest';
import { korean } from './korean.ts';
import { withParticles } from './particles.ts';
import { type ProblemLanguage, tellProblem } from './problem-language.ts';

const formats = {
  number: (value: number) => new Intl.NumberFormat('ko').format(value),
  date: (day: string) => `날짜 ${day}`,
  instant: (moment: string) => `시각 ${moment}`,
};
const inKorean = (reason: string, data = {}): string | undefined => tellProblem(korean, formats, reason, data);

describe('a problem in another language', () => {
  test('is told with what it comes with', () => {
    expect(inKorean('own-manager', { name: '김지우' })).toBe(
      '김지우 님은 자신의 보고 대상이 될 수 없습니다. 다른 사람을 지정하십시오.',
    );
    expect(inKorean('views-too-many', { most: 1200 })).toContain('1,200개까지');
    expect(inKorean('follow-up-past', { follow_up_on: '2026-03-02', today: '2026-03-03' })).toContain(
      '오늘(날짜 2026-03-03)',
    );
    expect(inKorean('meeting-not-started', { starts: '2026-03-02T09:00:00Z' })).toContain('시각 2026-03-02T09:00:00Z');
    expect(inKorean('csv-column', { file: '고객.csv', column: 'plan' })).toBe(
      '고객.csv 파일에 매핑이 찾는 “plan” 열이 없습니다.',
    );
  });

  test('calls what programs name as screens do', () => {
    expect(inKorean('task-not-open', { name: '전화하기', state: 'done' })).toBe(
      '할 일 “전화하기”는 이미 완료 상태여서 아무것도 변경되지 않았습니다.',
    );
    expect(inKorean('role-not-allowed', { needs: 'administer' })).toContain('“관리” 권한');
  });

  test('is told without what is not there, where it has a text for that', () => {
    expect(inKorean('role-not-allowed')).toBe('이 작업을 할 권한이 없습니다. 관리자에게 문의하십시오.');
    expect(inKorean('setting-unfit', { key: 'company.currency', value: '원' })).toBe(
      '“원”은 사용할 수 없는 값입니다. 통화는 KRW나 USD처럼 대문자 세 글자로 입력하십시오.',
    );
    expect(inKorean('setting-unfit', { key: 'company.tagline', value: '원' })).toBe(
      '“원”은 이 설정에 사용할 수 없는 값입니다.',
    );
  });

  test('is left to the server where nobody has words for it, or it names what is not there', () => {
    expect(inKorean('unheard-of')).toBeUndefined();
    expect(inKorean('constructor')).toBeUndefined();
    expect(inKorean('own-manager')).toBeUndefined();
  });

  test('tells each of the fields that are wrong, as forms call them', () => {
    const problems = [
      { field: 'email', rule: 'bad-email' },
      { field: 'rows[2].phone', rule: 'too-long', most: 50 },
    ];
    expect(inKorean('invalid-input', { problems })).toBe(
      '입력한 내용을 확인하십시오. 이메일 항목에 jen@acme.com과 같은 이메일 주소를 입력하십시오. 전화 항목은 50자까지 입력할 수 있습니다.',
    );
  });

  test('can be in a language with texts of its own', () => {
    const german: ProblemLanguage = { texts: { gone: '{name} ist weg.' }, words: {}, finish: (text) => text };
    expect(tellProblem(german, formats, 'gone', { name: 'Acme' })).toBe('Acme ist weg.');
  });
});

test.each([
  ['김지우을(를)', '김지우를'],
  ['한빛은(는)', '한빛은'],
  ['“서울”(으)로', '“서울”로'],
  ['“부산”(으)로', '“부산”으로'],
  ['“서울”(이)라는', '“서울”이라는'],
  ['3이(가)', '3이'],
  ['2이(가)', '2가'],
  ['Acme이(가)', 'Acme이(가)'],
])('%s is written %s', (text, written) => {
  expect(withParticles(text)).toBe(written);
});
