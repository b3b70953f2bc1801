import { listSettings } from './list-settings.ts';
import { setSetting } from './set-setting.ts';

export { rememberCompany } from './remember-company.ts';
export { setSetting } from './set-setting.ts';
export { settingValue } from './setting.ts';
export { loadSettings, rememberSettings, type Settings } from './settings-store.ts';
export { loadWebhookTarget, type WebhookTarget } from './webhook-secret-store.ts';

export const settings = {
  operations: [listSettings, setSetting],
  relations: [],
  recorders: [],
  effects: [],
  events: {},
  actions: {},
};
