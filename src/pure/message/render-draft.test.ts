import { describe, expect, test } from 'vitest';
import fc from '../../../test/laws.ts';
import { renderDraft, renderMail } from './index.ts';

const reader = { locale: 'en', zone: 'Asia/Seoul' };
const fill = (body: string, context: Record<string, unknown> = {}, locale = 'en') =>
  renderDraft({ subject: 'Hello', body }, context, { ...reader, locale });
const textOf = (body: string, context: Record<string, unknown> = {}, locale = 'en'): string => {
  const draft = fill(body, context, locale);
  if (!draft.ok) throw new Error(`missing: ${draft.missing.join(', ')}; unfit: ${draft.unfit.join(', ')}`);
  return renderMail(draft, { locale }).text;
};

describe('what is needed and missing', () => {
  test.each([[undefined], [null], [''], ['  '], [Number.NaN], [[]]])('%j stops the message and is named', (value) => {
    expect(fill('Hi {{contact.first_name}},', { contact: { first_name: value } })).toEqual({
      ok: false,
      missing: ['contact.first_name'],
      unfit: [],
    });
  });

  test('every missing value is named at once, of subject, text and buttons', () => {
    const draft = renderDraft(
      {
        subject: '{{account.name}}',
        body: 'Hi {{contact.first_name}} {{contact.first_name}} {{button "Book" csm.booking_link}}',
      },
      {},
      reader,
    );
    expect(draft).toEqual({
      ok: false,
      missing: ['account.name', 'contact.first_name', 'csm.booking_link'],
      unfit: [],
    });
  });

  test('what stands in a part that is left out is not needed', () => {
    const body =
      'a{{#if promoter}} {{score}}{{else if known}} {{nick}}{{else}} c{{/if}}{{#unless promoter}} d{{/unless}}';
    expect(textOf(body)).toBe('a c d');
    expect(textOf(body, { known: true, nick: 'b' })).toBe('a b d');
    expect(fill(body, { promoter: true })).toMatchObject({ ok: false, missing: ['score'] });
  });

  test('0 and false are values: 0 is shown, neither opens an {{#if}}', () => {
    expect(textOf('{{n}}{{#if n}} some{{/if}}{{#if f}} yes{{/if}}', { n: 0, f: false })).toBe('0');
  });

  test('a list that is not known is missing, an empty one is not', () => {
    expect(fill('{{#each needs}}{{name}}{{/each}}')).toMatchObject({ ok: false, missing: ['needs'] });
    expect(textOf('x{{#each needs}}{{name}}{{/each}}', { needs: [] })).toBe('x');
    expect(textOf('{{#each needs}}{{name}}{{else}}none{{/each}}')).toBe('none');
    expect(fill('{{#each needs}}{{name}}{{/each}}', { needs: [{ name: 'a' }, {}] })).toMatchObject({
      missing: ['needs.1.name'],
    });
  });

  test('a name never reaches a prototype', () => {
    expect(fill('{{contact.constructor}} {{toString}} {{contact.__proto__}}', { contact: {} })).toMatchObject({
      missing: ['contact.constructor', 'toString', 'contact.__proto__'],
    });
  });
});

describe('how values are written', () => {
  test('rows know their place, and names outside are reached with ../', () => {
    const body = '{{#each needs}}{{#unless @first}}, {{/unless}}{{@index}} {{name}} {{../account.name}}{{/each}}';
    expect(textOf(body, { needs: [{ name: 'a' }, { name: 'b' }], account: { name: 'Acme' } })).toBe(
      '0 a Acme, 1 b Acme',
    );
  });

  test('numbers have at most two decimals, lists are joined as the language does', () => {
    expect(textOf('{{n}} {{list}}', { n: 91.33333, list: ['a', 'b', 'c'] })).toBe('91.33 a, b, and c');
    expect(textOf('{{list}}', { list: ['a', 'b'] }, 'ko')).toBe('a 및 b');
  });

  test('money has its currency, given or the company’s', () => {
    expect(textOf('{{money arr "USD"}} {{money arr}}', { arr: 1200, company: { currency: 'KRW' } })).toBe(
      '$1,200 ₩1,200',
    );
    expect(fill('{{money arr}}', { arr: 1200 })).toMatchObject({
      ok: false,
      unfit: ['arr has no currency: write {{money amount "USD"}}'],
    });
  });

  test('an instant is told in the reader’s zone, a date as it is', () => {
    const late = Date.UTC(2026, 2, 1, 20);
    expect(textOf('{{date at}}; {{date at "time"}}; {{date on}}', { at: late, on: '2026-03-01' })).toBe(
      'March 2, 2026; March 2, 2026 at 5:00 AM; March 1, 2026',
    );
    expect(textOf('{{date on}}', { on: '2026-03-01' }, 'ko')).toBe('2026년 3월 1일');
  });

  test.each([
    ['{{date x}}', 'soon', 'x is not a date'],
    ['{{date x}}', '2026-13-45', 'x is not a date'],
    ['{{money x "USD"}}', 'much', 'x is not an amount'],
    ['{{x}}', true, 'x is yes or no: ask for it with {{#if}}'],
    ['{{x}}', { a: 1 }, 'x has several parts: name one of them'],
    ['{{button "Go" x}}', 'javascript:alert(1)', 'x is not a web address: it starts with https://'],
  ])('%s with %j stops the message and says why', (body, x, why) => {
    expect(fill(body, { x })).toEqual({ ok: false, missing: [], unfit: [why] });
  });

  test('a subject is one plain line', () => {
    const draft = renderDraft({ subject: 'For {{name}}', body: 'x' }, { name: 'A*b*\r\nBcc: all@example.com' }, reader);
    expect(draft).toMatchObject({ subject: 'For A*b* Bcc: all@example.com' });
  });
});

describe('what a customer wrote stays text', () => {
  const places = [
    '{{x}}',
    'a **{{x}}** b',
    '- {{x}}',
    '# {{x}}',
    '[{{x}}](https://example.com)',
    '> {{x}}',
    '`{{x}}`',
    '    {{x}}',
    '```\n{{x}}\n```',
    '<div title="{{x}}">{{x}}</div>',
    '| a |\n|---|\n| {{x}} |',
    '[a]: {{x}}\n\n[a]',
  ];
  const hostile = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'<>&"\'*_[]()#`~|!\\-+=.:/ \n1ab@'), maxLength: 30 }),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '[x](javascript:alert(1))',
      '![p](https://t.example/p.png)',
      '**b**',
      'https://evil.example',
      'x@evil.example',
      '\n\n# big',
      '](https://evil.example)',
      '" onload="x',
      '<img src=x onerror=alert(1)>',
      '\\',
      '&lt;b&gt;',
      '1. a\n2. b',
      'a\n===',
      '| a | b |',
      'x "button"',
    ),
  );
  const tagsOf = (html: string): string[] => [...html.matchAll(/<[a-z][^>]*>/g)].map(([tag]) => tag);

  test('whatever the value, the mail has the same tags as with a plain word', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), hostile, (body, x) => {
        if (x.trim() === '') return;
        const html = (value: string): string => {
          const draft = renderDraft({ subject: 's', body }, { x: value }, reader);
          return draft.ok ? renderMail(draft, { locale: 'en' }).html : '';
        };
        // A value in the place of a link's address may be no address; then there is one link fewer, never more.
        const [plain, real] = [tagsOf(html('word')), tagsOf(html(x))];
        if (body.startsWith('[a]:')) expect(plain.length).toBeGreaterThanOrEqual(real.length);
        else expect(real).toEqual(plain);
      }),
      { numRuns: 1500 },
    );
  });

  test('the text part shows it as it was written', () => {
    const x = '<b>1*2*3</b> & "x_y_z" [a](b) #1';
    expect(textOf('{{x}}', { x })).toBe(x);
  });
});

describe('renderMail', () => {
  const mail = (body: string) => renderMail({ subject: 'Q & A', body }, { locale: 'ko' });

  test('a button is a link with a look of its own, and Label: address in the text', () => {
    const draft = fill('{{button "Find 15 minutes" csm.booking_link}}', {
      csm: { booking_link: 'https://book.example/a_b?c=1&d=2' },
    });
    if (!draft.ok) throw new Error('refused');
    const { html, text } = renderMail(draft, { locale: 'en' });
    expect(html).toMatch(
      /<a href="https:\/\/book\.example\/a_b\?c=1&amp;d=2" class="button" style="[^"]*background-color[^"]*">Find 15 minutes<\/a>/,
    );
    expect(text).toBe('Find 15 minutes: https://book.example/a_b?c=1&d=2');
  });

  test('HTML in a message is shown as text', () => {
    const { html, text } = mail('<img src=x onerror=alert(1)> <b>x</b>');
    expect(html).not.toContain('<img');
    expect(text).toBe('<img src=x onerror=alert(1)> <b>x</b>');
  });

  test('only web, mail and telephone links are links', () => {
    expect(mail('[a](javascript:alert(1)) [b](data:text/html,x) [c](//x.example)').html).not.toMatch(/href="[^"]/);
    expect(mail('[a](mailto:a@example.com) [b](tel:+1)').text).toBe('a (a@example.com) b (+1)');
  });

  test('the document names its language and its subject', () => {
    expect(mail('x').html).toMatch(/<html lang="ko">[\s\S]*<title>Q &amp; A<\/title>/);
  });

  test('line breaks, lists and tables stay in the text, a table as heading: value by rows', () => {
    expect(mail('Best,\nZoe\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | **2** |\n| 3 | 4 |\n\nBye').text).toBe(
      'Best,\nZoe\n\n * a\n * b\n\nx: 1\ny: 2\n\nx: 3\ny: 4\n\nBye',
    );
  });

  test('a table whose headings are empty has none, and is read as first cell: second', () => {
    const { html, text } = mail('Now\n\n| | |\n|---|---|\n| Plan | Plus |\n| Price | $10 |\n\nBye');
    expect(html).not.toContain('<th');
    expect(text).toBe('Now\n\nPlan: Plus\nPrice: $10\n\nBye');
  });

  test('a table that is too wide moves by itself', () => {
    expect(mail('| x |\n|---|\n| 1 |').html).toMatch(/<div style="[^"]*overflow-x:auto[^"]*"><table/);
  });

  test('buttons on lines of their own stand beside each other, and below each other in the text', () => {
    const body =
      '[A](https://a.example "button")\n[B](https://b.example "button")\n[C](https://c.example "button")\nand so on';
    const { html, text } = mail(body);
    expect(html.match(/<\/a> <a/g)).toHaveLength(2);
    expect(text).toBe('A: https://a.example\nB: https://b.example\nC: https://c.example\nand so on');
  });

  test('Korean is broken between words, other languages as they are', () => {
    const body = (locale: string) => renderMail({ subject: 's', body: 'x' }, { locale }).html;
    expect(body('ko-KR')).toContain('word-break:keep-all');
    expect(body('en')).not.toContain('word-break');
  });
});
