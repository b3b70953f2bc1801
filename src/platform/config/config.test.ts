import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { configurationPage } from './configuration-page.ts';

describe('readConfig', () => {
  test('has a value for everything that has a default', () => {
    expect(readConfig({})).toEqual({
      PORT: 4000,
      HOST: '127.0.0.1',
      METRICS_PORT: undefined,
      PUBLIC_URL: 'http://localhost:4000',
      SERVICES: ['web', 'worker', 'delivery'],
      DATA: './data',
      DATABASE_URL: undefined,
      SMTP_URL: undefined,
      MAIL_FROM: undefined,
      COMPANY_NAME: 'Our company',
      COMPANY_CURRENCY: 'USD',
      COMPANY_ZONE: 'UTC',
      LOG_LEVEL: 'info',
      CLOCK_SHIFT: 0,
    });
  });

  test('takes an empty variable as not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ PORT: 4000, DATABASE_URL: undefined });
  });

  test('takes links from PUBLIC_URL, or from the port', () => {
    expect(readConfig({ PUBLIC_URL: 'https://cs.acme.com/' }).PUBLIC_URL).toBe('https://cs.acme.com');
    expect(readConfig({ PORT: '8080' }).PUBLIC_URL).toBe('http://localhost:8080');
  });

  test.each([
    ['3d', 259_200_000],
    ['2w', 1_209_600_000],
    ['36h', 129_600_000],
  ])('reads a shift of %s as ms', (text, ms) => {
    expect(readConfig({ CLOCK_SHIFT: text }).CLOCK_SHIFT).toBe(ms);
  });

  test.each<Record<string, string>>([
    { PORT: 'http' },
    { PORT: '70000' },
    { SERVICES: 'web,wroker' },
    { DATABASE_URL: 'localhost:5432' },
    { SMTP_URL: 'mail.acme.com', MAIL_FROM: 'a@acme.com' },
    { MAIL_FROM: 'somebody' },
    { PUBLIC_URL: 'cs.acme.com' },
    { COMPANY_CURRENCY: 'euro' },
    { COMPANY_ZONE: 'Berlin' },
    { LOG_LEVEL: 'loud' },
    { CLOCK_SHIFT: '1 month' },
  ])('names the variable that is wrong: %j', (environment) => {
    expect(() => readConfig(environment)).toThrow(Object.keys(environment)[0]);
  });

  test('names all that is wrong at once, and repeats no password', () => {
    const read = (): unknown => readConfig({ PORT: 'x', LOG_LEVEL: 'y', DATABASE_URL: 'mysql://me:secret@host/db' });
    expect(read).toThrow(/PORT.*DATABASE_URL.*LOG_LEVEL/s);
    expect(read).not.toThrow(/secret/);
  });

  test('asks for a sender when there is a mail server', () => {
    expect(() => readConfig({ SMTP_URL: 'smtp://mail.acme.com' })).toThrow('MAIL_FROM');
    const both = { SMTP_URL: 'smtp://mail.acme.com', MAIL_FROM: 'Acme <success@acme.com>' };
    expect(readConfig(both)).toMatchObject(both);
  });
});

test('docs/configuration.md tells what the code reads; npm run docs writes it', async () => {
  await expect(configurationPage()).toMatchFileSnapshot('../../../docs/configuration.md');
});
