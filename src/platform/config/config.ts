import { invalid } from '#base';
import { VARIABLES, type VariableName } from './variables.ts';

type Read<Name extends VariableName> = (typeof VARIABLES)[Name]['schema']['_zod']['output'];
type HasDefault<Name extends VariableName> = (typeof VARIABLES)[Name] extends { default: string } ? true : false;
type Values = {
  readonly [Name in VariableName]: HasDefault<Name> extends true ? Read<Name> : Read<Name> | undefined;
};

/** Every setting by the name of its variable. `CLOCK_SHIFT` in ms; `PUBLIC_URL` without a slash at its end. */
export interface Config extends Omit<Values, 'PUBLIC_URL'> {
  readonly PUBLIC_URL: string;
}

/**
 * Reads the settings from environment variables; an empty one counts as not set. Throws one error that names every
 * variable that is wrong, and how.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const wrong: string[] = [];
  const read = Object.fromEntries(
    Object.entries(VARIABLES).map(([name, variable]) => {
      const text = environment[name] || ('default' in variable ? variable.default : undefined);
      if (text === undefined) return [name, undefined];
      const result = variable.schema.safeParse(text);
      // A URL may hold a password, so it is not repeated.
      const shown = name.endsWith('_URL') ? '' : ` (it is ${JSON.stringify(text)})`;
      if (!result.success) wrong.push(`${name} ${result.error.issues[0]?.message ?? 'is wrong'}${shown}`);
      return [name, result.data];
    }),
  ) as Values;
  if (read.SMTP_URL !== undefined && read.MAIL_FROM === undefined)
    wrong.push('MAIL_FROM must be set when SMTP_URL is: the address that mail comes from');
  if (wrong.length > 0)
    throw invalid(
      'bad-configuration',
      `These settings need a change:\n${wrong.map((line) => `  ${line}`).join('\n')}`,
      {
        wrong,
      },
    );
  return { ...read, PUBLIC_URL: (read.PUBLIC_URL ?? `http://localhost:${read.PORT}`).replace(/\/+$/, '') };
}
