import { describe, expect, test } from 'vitest';
import { documentPage } from './document-page.ts';

const page = (body: string, title = 'Proposal') => documentPage({ title, body, locale: 'ko' });

describe('documentPage', () => {
  test('is a whole page for A4 in its language, with its title once as heading and once as name', () => {
    const html = page('Hello **Ann**\n\n| Option | Price |\n| --- | --- |\n| A | $10 |');
    expect(html).toMatch(/^<!doctype html>\n<html lang="ko">/);
    expect(html).toContain('@page { size: A4;');
    expect(html.match(/Proposal/g)).toHaveLength(2);
    expect(html).toContain('<strong>Ann</strong>');
    expect(html).toContain('<td>$10</td>');
  });

  test('styles stand in its sheet alone, and it is light whatever the reader’s screen is', () => {
    const html = page('## Why\n\nText [here](https://v.example)');
    expect(html).not.toMatch(/ style=/);
    expect(html).toContain('color-scheme: light');
    expect(html).toContain('<a href="https://v.example">here</a>');
  });

  test('what a person types is text and Markdown, never markup that runs or asks for anything', () => {
    const html = page(
      '<script>alert(1)</script><img src=x onerror=alert(1)>\n\n[x](javascript:alert(1))',
      '<b>"T"</b>',
    );
    expect(html).not.toMatch(/<script|<img|javascript:|<b>/);
    expect(html).toContain('<h1>&lt;b&gt;&quot;T&quot;&lt;/b&gt;</h1>');
  });

  test('a table without headings begins with its first row', () => {
    expect(page('| | |\n| --- | --- |\n| Price | $10 |')).toContain('<table><tbody><tr><td>Price</td>');
  });

  test('a button keeps its address for paper', () => {
    expect(page('[Book](https://v.example/book "button")')).toContain(
      '<a href="https://v.example/book" class="button">Book</a>',
    );
  });
});
