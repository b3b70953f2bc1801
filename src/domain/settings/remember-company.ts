import type { Instant } from '#base';
import { recordAudit } from '#platform/audit';
import type { Db } from '#platform/db';
import { rememberSettings } from './settings-store.ts';

export interface Company {
  readonly COMPANY_NAME: string;
  readonly COMPANY_CURRENCY: string;
  readonly COMPANY_ZONE: string;
}

/** Takes over what the environment says of the company where nothing is set yet; set-setting changes it from then on. */
export async function rememberCompany(db: Db, company: Company, at: Instant): Promise<void> {
  const said = {
    'company.name': company.COMPANY_NAME,
    'company.currency': company.COMPANY_CURRENCY,
    'workspace.zone': company.COMPANY_ZONE,
  };
  await db.transaction(async (tx) => {
    for (const input of await rememberSettings(tx, said, at)) {
      const { key, value } = input;
      const told = { at, actor: 'cli:start', operation: 'set-setting', input };
      await recordAudit(tx, { ...told, before: { [key]: null }, after: { [key]: value } });
    }
  });
}
