import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const config = getConfig({ cwd: root, configPath: join(root, 'lingui.config.ts') });
const catalogs = await getCatalogs(config);
const WEB = join(root, 'web/src');

/** Folders of the web app that have texts. */
const folders = readdirSync(WEB, { recursive: true })
  .map(String)
  .filter((path) => path.endsWith('locales/ko.po'))
  .map((path) => path.slice(0, -'/locales/ko.po'.length))
  .sort();

test('every feature of the web app has its catalogues', () => {
  const features = readdirSync(join(WEB, 'features')).map((name) => `features/${name}`);
  expect(folders).toEqual(['app', ...features, 'ui'].sort());
});

describe.each(folders)('the texts of %s', (folder) => {
  const catalog = catalogs.find(({ path }) => path.startsWith(`${join(WEB, folder)}/`));

  test('are those of its source: npm run texts brings the catalogues up to date', async () => {
    const found = (await catalog?.collect()) ?? {};
    const kept = (await catalog?.read('en')) ?? {};
    expect(messagesOf(kept)).toEqual(messagesOf(found));
  });

  test('are all there in Korean, with the same places for what is filled in', async () => {
    const korean = (await catalog?.read('ko')) ?? {};
    const english = (await catalog?.read('en')) ?? {};
    const missing = Object.keys(english).filter((id) => (korean[id]?.translation ?? '') === '');
    expect(missing.map((id) => english[id]?.message)).toEqual([]);
    const wrong = Object.entries(korean).filter(
      ([id, { translation = '' }]) => placesIn(translation) !== placesIn(english[id]?.message ?? ''),
    );
    expect(wrong.map(([, { message, translation }]) => `${message} → ${translation}`)).toEqual([]);
  });
});

test('a text is said alike in every feature: the catalogues are joined, and a context tells two meanings apart', async () => {
  const said = new Map<string, Set<string>>();
  for (const catalog of catalogs) {
    for (const [id, { message = '', translation = '' }] of Object.entries((await catalog.read('ko')) ?? {}))
      said.set(`${id} ${message}`, (said.get(`${id} ${message}`) ?? new Set()).add(translation));
  }
  const several = [...said].filter(([, translations]) => translations.size > 1);
  expect(several.map(([text, translations]) => `${text}: ${[...translations].join(', ')}`)).toEqual([]);
});

const messagesOf = (texts: object): string[] =>
  Object.values(texts)
    .map(({ message }: { message?: string }) => message ?? '')
    .sort();

/** `{name}`, `{count, plural,` and `<0>`, each once, in order of the alphabet. */
function placesIn(text: string): string {
  return [
    ...new Set(
      [...text.matchAll(/\{(\w+)(?=\}|, (?:plural|select|selectordinal|number|date|time),)|<(\d+)\/?>/g)].map(
        ([place]) => place,
      ),
    ),
  ]
    .sort()
    .join(' ');
}

test('no catalogue has what nobody says any more', () => {
  const obsolete = folders.filter((folder) =>
    ['en', 'ko'].some((locale) => readFileSync(join(WEB, folder, `locales/${locale}.po`), 'utf8').includes('\n#~ ')),
  );
  expect(obsolete).toEqual([]);
});
