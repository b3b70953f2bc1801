import { freshDatabase, measured, withDatabase } from '../surroundings.mjs';

const TARGET = { below: 100 };

/** What screens ask: lists by any condition in any order, the search over everything, an account's page. */
export const lists = {
  names: ['lists'],
  async run({ amount, report }) {
    const found = await withDatabase(async (server) =>
      measured('product/lists.ts', {
        url: await freshDatabase(server),
        accounts: amount(100_000),
        events: amount(10_000_000),
      }),
    );
    const over = `${found.accounts} accounts, ${found.events} events`;
    const row = (name, { p50, p95 }, note) =>
      report({
        row: 'lists',
        value: p95,
        unit: 'ms p95',
        over: name,
        note: `${note}; median ${Math.round(p50)} ms; ${over}`,
        target: TARGET,
      });
    row('a page of the list', found.list, 'a hundred rows with nine columns at any place, six orders');
    row('a new condition', found.filtered, 'filter, sort, count and the first page; no condition comes twice');
    row('search in the list', found.searched, 'part of a name');
    row(
      'a list while ticks write',
      found.touched,
      'each second a thousandth of the accounts is written, and read by the process beside those who look',
    );
    row('search', found.search, 'accounts, contacts, colleagues, playbooks, views');
    row('an account’s page', found.page, 'its header with all counts');
    report({
      row: 'lists',
      value: found.firstMs / 1000,
      unit: 's',
      over: 'all accounts into memory',
      note: `once for each process; ${Math.round(found.megabytes)} MB; a condition over facts that nobody has asked for yet ${(found.factMs / 1000).toFixed(1)} s`,
    });
  },
};
