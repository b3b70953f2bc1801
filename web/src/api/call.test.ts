import { afterEach, expect, test, vi } from 'vitest';
import { call, Problem, problemInWords, wordProblemsBy } from './call.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  wordProblemsBy(() => undefined);
});

/** What is thrown when the server answers so. */
async function refusedWith(status: number, body: object): Promise<Problem> {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status }));
  const error: unknown = await call('delete-view', { view: 'v1' }).catch((thrown: unknown) => thrown);
  if (error instanceof Problem) return error;
  throw new Error('nothing was refused');
}

const gone = { reason: 'view-gone', detail: 'The view Mine is gone.', name: 'Mine' };

test('what the server refuses is told as it says it, until the app has words for it', async () => {
  expect((await refusedWith(404, gone)).message).toBe('The view Mine is gone.');
  wordProblemsBy((reason, { name }) => (reason === 'view-gone' ? `${name} 보기가 없습니다.` : undefined));
  expect(await refusedWith(404, gone)).toMatchObject({ reason: 'view-gone', message: 'Mine 보기가 없습니다.' });
  expect((await refusedWith(409, { reason: 'other', detail: 'No.' })).message).toBe('No.');
});

test('a fault of the server is told alike, whichever it is', async () => {
  wordProblemsBy((reason) => (reason === 'internal' ? '오류가 발생했습니다.' : undefined));
  expect((await refusedWith(500, { reason: 'journey-loop', detail: 'It runs in a circle' })).message).toBe(
    '오류가 발생했습니다.',
  );
});

test('a problem within an answer is told alike', () => {
  wordProblemsBy((_, { file }) => (file === undefined ? undefined : `${file} 파일이 비어 있습니다.`));
  expect(problemInWords({ reason: 'csv-empty', ...{ file: 'a.csv' } }, 'a.csv is empty')).toBe(
    'a.csv 파일이 비어 있습니다.',
  );
  expect(problemInWords(undefined, 'It broke off.')).toBe('It broke off.');
});
