import { describe, expect, test } from 'vitest';
import { checkTemplate, templatePaths } from './index.ts';

const provided = (path: string): boolean =>
  ['contact.first_name', 'high_usage', 'needs', 'account', 'account.name'].includes(path);

describe('checkTemplate', () => {
  test('a text whose names are all provided has no problems', () => {
    const source =
      'Hi {{contact.first_name}}{{#if high_usage}}, {{account.name}}{{/if}}{{#with account}} {{name}}{{/with}}';
    expect(checkTemplate(source, provided)).toEqual([]);
  });

  test('a name that nothing provides is found with its line and column, guarded or not', () => {
    expect(checkTemplate('Hi\n  {{contact.nick}}\n{{#if high_usage}}{{acount.name}}{{/if}}', provided)).toMatchObject([
      { line: 2, column: 5, message: expect.stringContaining('"contact.nick"') },
      { line: 3, column: 21, message: expect.stringContaining('"acount.name"') },
    ]);
  });

  test('a name relative to {{#with}} is looked for under it, one in a row of {{#each}} is the row’s own', () => {
    expect(checkTemplate('{{#with account}}{{town}}{{/with}}', provided)).toMatchObject([
      { message: expect.stringContaining('"account.town"') },
    ]);
    expect(checkTemplate('{{#each needs}}{{@index}} {{priority}} {{../account.name}}{{/each}}', provided)).toEqual([]);
    expect(checkTemplate('{{#each needs}}{{../nope}}{{/each}}', provided)).toHaveLength(1);
  });

  test.each([
    ['{{{contact.first_name}}}', 1, 'two braces'],
    ['{{&contact.first_name}}', 1, 'two braces'],
    ['a\n{{> footer}}', 2, 'partials'],
    ['{{#> layout}}{{/layout}}', 1, 'partials'],
    ['{{* decorate}}', 1, 'decorators'],
    ['{{shout contact.first_name}}', 1, '"shout" is not known'],
    ['{{lookup account "name"}}', 1, '"lookup" is not known'],
    ['{{#loop needs}}{{/loop}}', 1, '{{#loop}} is not known'],
    ['{{^if high_usage}}{{/if}}', 1, '{{#unless'],
    ['{{#if}}{{/if}}', 1, 'needs one name'],
    ['{{#if (eq 1 2)}}{{/if}}', 1, 'needs one name'],
    ['{{button "Book"}}', 1, 'a label and an address'],
    ['{{button (x) account.name}}', 1, 'under "with:"'],
    ['{{date account.name account.name "long"}}', 1, 'write {{date value}}'],
    ['{{date account.name "sometime"}}', 1, '"long", "short"'],
    ['{{money}}', 1, 'write {{money'],
    ['{{account.name x=1}}', 1, 'name=value'],
    ['{{@root.contact}}', 1, '@index'],
    ['{{@index}}', 1, 'inside {{#each}}'],
    ['{{../account.name}}', 1, 'leads out'],
    ['{{#each needs as |need|}}{{/each}}', 1, 'names after "as"'],
    ['one\ntwo {{#if high_usage}} three', 2, 'never closed'],
    ['one\n{{#if high_usage}}\n{{/each}}', 2, 'close each block'],
    ['{{"text"}}', 1, 'the text itself'],
  ])('%s is refused', (source, line, message) => {
    const [problem] = checkTemplate(source, () => true);
    expect(problem).toMatchObject({
      line,
      message: expect.stringMatching(new RegExp(message.replace(/[{}#@()]/g, '\\$&'))),
    });
  });

  test('a subject has no buttons', () => {
    const source = 'Hi {{button "Book" account.name}}';
    expect(checkTemplate(source, provided)).toEqual([]);
    expect(checkTemplate(source, provided, 'subject')).toMatchObject([
      { column: 4, message: expect.stringContaining('subject') },
    ]);
  });

  test('an amount without a currency needs the company’s', () => {
    expect(checkTemplate('{{money account.name}}', provided)).toMatchObject([
      { message: expect.stringContaining('company.currency') },
    ]);
  });
});

describe('templatePaths', () => {
  test('every name is listed with whether the text does without it', () => {
    const source =
      'Hi {{contact.first_name}}{{#if high_usage}} {{usage}}{{else}} {{calm}}{{/if}} {{button "Go" csm.link}}';
    expect(templatePaths(source).map(({ path, guarded }) => [path, guarded])).toEqual([
      ['contact.first_name', false],
      ['high_usage', false],
      ['usage', true],
      ['calm', true],
      ['csm.link', false],
    ]);
  });
});
