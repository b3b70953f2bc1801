import { describe, expect, test } from 'vitest';
import { checkTemplate, linksOf, type MailLinks, renderDraft, renderMail, templateAnswers } from './index.ts';

const reader = { locale: 'en', zone: 'UTC' };
const bodyOf = (body: string, context: Record<string, unknown> = {}) => {
  const draft = renderDraft({ subject: 's', body }, context, reader);
  if (!draft.ok) throw new Error(JSON.stringify(draft));
  return draft;
};
const signed: MailLinks = {
  link: (_url, number) => `https://us.example/l/${number}`,
  answer: (name) => (name === 'yes' ? 'https://us.example/a/yes' : undefined),
};

describe('links of a mail', () => {
  const body =
    'See [this](https://a.example/?x=1&y=2), https://b.example, [us](mailto:a@b.example).\n\n{{button "Book" url}}';

  test('each web address has its number, in the order of the text', () => {
    const draft = bodyOf(body, { url: 'https://c.example/z' });
    expect(linksOf(draft.body)).toEqual(['https://a.example/?x=1&y=2', 'https://b.example', 'https://c.example/z']);
    const { html } = renderMail(draft, { locale: 'en', links: signed });
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      'https://us.example/l/0',
      'https://us.example/l/1',
      'mailto:a@b.example',
      'https://us.example/l/2',
    ]);
  });

  test('the text part shows where each leads, and no address twice', () => {
    const { text } = renderMail(bodyOf(body, { url: 'https://c.example/z' }), { locale: 'en', links: signed });
    expect(text).toBe(
      'See this (https://us.example/l/0), https://us.example/l/1, us (a@b.example).\n\nBook: https://us.example/l/2',
    );
  });
});

describe('{{answer}}', () => {
  test('is a button that leads to the page of the answer', () => {
    const draft = bodyOf('{{answer "Yes, *great*!" "yes"}} {{answer name "no_such"}}', { name: '[x](y)' });
    expect(draft.answers).toEqual([
      { name: 'yes', label: 'Yes, *great*!' },
      { name: 'no_such', label: '[x](y)' },
    ]);
    const { html, text } = renderMail(draft, { locale: 'en', links: signed });
    expect(html).toMatch(/<a href="https:\/\/us\.example\/a\/yes" class="button"[^>]*>Yes, \*great\*!<\/a>/);
    expect(html).toMatch(/<a class="button"[^>]*>\[x\]\(y\)<\/a>/);
    expect(text).toBe('Yes, *great*!: https://us.example/a/yes\n[x](y)');
  });

  test('inside a part that is left out is not offered', () => {
    expect(bodyOf('a{{#if known}} {{answer "Yes" "yes"}}{{/if}}').answers).toEqual([]);
  });

  test('is found in a template with its place', () => {
    expect(templateAnswers('Hi\n{{#if a}}{{answer "Yes" "yes"}}{{/if}} {{answer "No" "not_now"}}')).toEqual([
      { name: 'yes', line: 2, column: 10 },
      { name: 'not_now', line: 2, column: 40 },
    ]);
  });

  test.each([
    ['{{answer "Yes"}}', /needs a label and the name/],
    ['{{answer "Yes" yes}}', /needs a label and the name/],
    ['{{answer "Yes" "Not now"}}', /needs a label and the name/],
  ])('%s is refused', (source, said) => {
    expect(checkTemplate(source, () => true)).toMatchObject([{ message: expect.stringMatching(said) }]);
  });

  test('has no place in a subject', () => {
    expect(checkTemplate('{{answer "Yes" "yes"}}', () => true, 'subject')).toMatchObject([
      { line: 1, column: 1, message: expect.stringContaining('subject') },
    ]);
  });
});

describe('the line to unsubscribe', () => {
  const unsubscribe = 'https://us.example/u/t?a=1&b=2';

  test.each([
    ['en', 'unsubscribe'],
    ['ko-KR', '수신 거부'],
    ['fr', 'unsubscribe'],
  ])('stands below a mail in %s', (locale, word) => {
    const { html, text } = renderMail({ subject: 's', body: 'Hello.' }, { locale, unsubscribe });
    expect(html).toContain(`<a href="https://us.example/u/t?a=1&amp;b=2"`);
    expect(html).toContain(`>${word}</a>`);
    expect(text.endsWith(`\n${unsubscribe}`)).toBe(true);
  });

  test('is not there unless it is asked for', () => {
    expect(renderMail({ subject: 's', body: 'Hello.' }, { locale: 'en' }).text).toBe('Hello.');
  });
});
