import type { Instant } from '#base';
import type { Db } from '#platform/db';
import { rememberSettings } from './settings-store.ts';

export interface Company {
  readonly COMPANY_NAME: string;
  readonly COMPANY_CURRENCY: string;
  readonly COMPANY_ZONE: string;
}

/** Takes over what the environment says of the company where nothing is set yet; set-setting changes it from then on. */
export async function rememberCompany(db: Db, company: Company, at: Instant): Promise<void> {
  await rememberSettings(
    db,
    {
      'company.name': company.COMPANY_NAME,
      'company.currency': company.COMPANY_CURRENCY,
      'workspace.zone': company.COMPANY_ZONE,
    },
    at,
  );
}
