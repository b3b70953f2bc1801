import type { Language } from '#domain/signals';

const ACCOUNT = '{{#if account.name}}{{account.name}}{{else}}{{account.id}}{{/if}}';
const FACTS = `{{#if found.facts}}

{{#each found.facts}}
- {{this.label}}: {{#if this.date}}{{date this.date}}{{else if this.instant}}{{date this.instant "time"}}{{else}}{{this.value}}{{/if}}{{#if this.unit}} {{this.unit}}{{/if}}
{{/each}}{{/if}}`;

const en = {
  /** What one signal is told by; `found` is the signal, in words. */
  alert: {
    subject: `${ACCOUNT}: {{found.title}} ({{found.strength}})`,
    body: `**${ACCOUNT}: {{found.title}}**

This is a {{found.strength}} {{found.direction}} signal, raised on {{date found.raised_at "time"}}{{#if found.stronger_at}} and so strong since {{date found.stronger_at "time"}}{{/if}}.{{#if found.respond_by}} Please respond by {{date found.respond_by "time"}}.{{/if}}{{#if found.released_by}} History had shown it on {{date found.found_at}}; {{found.released_by}} released it.{{/if}}${FACTS}`,
  },
  /** What many are told by, on a morning. */
  digest: {
    subject: (fresh: number, open: number): string =>
      [...(fresh === 0 ? [] : [`${fresh} new`]), ...(open === 0 ? [] : [`${open} open`])].join(', ') +
      (fresh + open === 1 ? ' signal' : ' signals'),
    newOnes: '## New since the last mail',
    openOnes: '## Open signals of your accounts',
    open: `{{#each signals}}
- **{{this.account}}**: {{this.title}}, {{this.strength}}, raised on {{date this.raised_at}}{{#if this.released}}, released from history{{/if}}{{#if this.respond_by}}; respond by {{date this.respond_by "time"}}{{#if this.overdue}} (overdue){{/if}}{{/if}}
{{/each}}`,
    more: (count: number): string => `And ${count} more.`,
    meanwhile: (status: string): string => `Meanwhile ${status}.`,
  },
  strengths: { strong: 'strong', moderate: 'moderate', weak: 'weak' },
  directions: { expansion: 'expansion', risk: 'risk', advocacy: 'advocacy' },
  closed: {
    dismissed: 'dismissed',
    handed_over: 'handed over',
    won: 'won',
    lost: 'lost',
    expired: 'expired',
  },
};

export type SignalWords = typeof en;

const ko: SignalWords = {
  alert: {
    subject: `${ACCOUNT}: {{found.title}} ({{found.strength}})`,
    body: `**${ACCOUNT}: {{found.title}}**

{{found.direction}} 신호입니다(강도: {{found.strength}}). {{date found.raised_at "time"}}에 감지되었습니다.{{#if found.stronger_at}} {{date found.stronger_at "time"}}에 강도가 올라갔습니다.{{/if}}{{#if found.respond_by}} {{date found.respond_by "time"}}까지 대응해 주세요.{{/if}}{{#if found.released_by}} {{date found.found_at}}에 과거 기록에서 발견되어 {{found.released_by}} 님이 공개했습니다.{{/if}}${FACTS}`,
  },
  digest: {
    subject: (fresh, open) =>
      [...(fresh === 0 ? [] : [`새 신호 ${fresh}건`]), ...(open === 0 ? [] : [`진행 중인 신호 ${open}건`])].join(', '),
    newOnes: '## 지난 메일 이후의 새 신호',
    openOnes: '## 담당 고객사의 진행 중인 신호',
    open: `{{#each signals}}
- **{{this.account}}**: {{this.title}}, {{this.strength}}, {{date this.raised_at}} 감지{{#if this.released}}(과거 기록에서 공개){{/if}}{{#if this.respond_by}}; {{date this.respond_by "time"}}까지 대응{{#if this.overdue}}(기한 지남){{/if}}{{/if}}
{{/each}}`,
    more: (count) => `그 밖에 ${count}건이 더 있습니다.`,
    meanwhile: (status) => `현재 상태: ${status}`,
  },
  strengths: { strong: '강함', moderate: '보통', weak: '약함' },
  directions: { expansion: '확장', risk: '위험', advocacy: '추천' },
  closed: {
    dismissed: '기각됨',
    handed_over: '이관됨',
    won: '성사됨',
    lost: '무산됨',
    expired: '만료됨',
  },
};

export const SIGNAL_WORDS: Readonly<Record<Language, SignalWords>> = { en, ko };
