import { appendFile, cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BroughtExamples } from './shipped-examples.ts';

/** A copy of examples/hubspot in which deals, tickets and meetings belong to its companies, and a deal of 12000.50 is won. */
export async function linkHubspot({ folder, rowsOf }: BroughtExamples, linked: string): Promise<void> {
  await cp(join(folder, 'hubspot'), join(folder, linked), { recursive: true });
  const companies = await rowsOf('hubspot/company_data');
  const link = async (file: string, from: string, column: string): Promise<void> => {
    const rows = (await rowsOf(`hubspot/${from}`)).map((row, index) => [
      companies[index % companies.length]?.id,
      row[column],
    ]);
    const header = `company_id,${column === 'id' ? 'ticket_id' : column}`;
    await writeFile(
      join(folder, linked, `${file}.csv`),
      `${[header, ...rows.map((row) => row.join(','))].join('\n')}\n`,
    );
  };
  await link('deal_company_data', 'deal_data', 'deal_id');
  await link('ticket_company_data', 'ticket_data', 'id');
  await link('engagement_company_data', 'engagement_meeting_data', 'engagement_id');
  const stages = await rowsOf('hubspot/deal_pipeline_stage_data');
  const won = stages.find((row) => row.closed_won === 'TRUE');
  const company = companies[0]?.id;
  await appendFile(
    join(folder, linked, 'deal_data.csv'),
    `\n77,false,${won?.pipeline_id},${won?.stage_id},user02@email.com,1,Renewal,,12000.50,2021-03-01 10:00:00,2021-01-15 09:00:00\n`,
  );
  await appendFile(join(folder, linked, 'deal_company_data.csv'), `${company},77\n`);
}
