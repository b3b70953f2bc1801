import type { LinguiConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

// English is written in the source; each feature keeps its own catalogues, so that they stay small and near.
const catalog = (folder: string) => ({
  path: `<rootDir>/web/src/${folder}/locales/{locale}`,
  include: [`<rootDir>/web/src/${folder}`],
});

const config: LinguiConfig = {
  locales: ['en', 'ko'],
  sourceLocale: 'en',
  catalogs: [catalog('app'), catalog('ui'), catalog('features/{name}')],
  // Line numbers and the code in a text would change with every edit.
  format: formatter({ lineNumbers: false, printPlaceholdersInComments: false }),
  orderBy: 'message',
};

export default config;
