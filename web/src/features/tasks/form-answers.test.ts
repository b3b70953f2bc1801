import { expect, test } from 'vitest';
import { asked, type Field } from './form-answers.ts';

const fields: readonly Field[] = [
  { id: 'status', label: 'Status', type: 'text', required: true },
  { id: 'why', label: 'Why', type: 'text', required: true, show_when: 'status == "lost"' },
  {
    id: 'needs',
    label: 'Needs',
    type: 'list',
    required: false,
    fields: [
      { id: 'need', label: 'Need', type: 'text', required: true },
      { id: 'by', label: 'By', type: 'text', required: false, show_when: 'need != ""' },
    ],
  },
];

test('what is empty or not asked for is left out, in rows too', () => {
  const typed = { status: 'lost', why: 'price', needs: [{ need: 'a', by: 'b' }, { need: '' }] };
  expect(asked(fields, typed, ['why', 'needs[0].by'])).toEqual({
    status: 'lost',
    why: 'price',
    needs: [{ need: 'a', by: 'b' }],
  });
  expect(asked(fields, typed, [])).toEqual({ status: 'lost', needs: [{ need: 'a' }] });
  expect(asked(fields, { status: '', needs: [{}] }, [])).toEqual({});
});

test('no and 0 are answers', () => {
  expect(asked([{ id: 'ok', label: 'Ok', type: 'yes/no', required: true }], { ok: false }, [])).toEqual({ ok: false });
  expect(asked([{ id: 'n', label: 'N', type: 'number', required: true }], { n: 0 }, [])).toEqual({ n: 0 });
});
