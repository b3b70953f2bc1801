/** What a playbook, a journey or a stage is for: shown to people, never run. */
export interface Story {
  readonly goal?: string;
  readonly 'starting emotion'?: string;
  readonly 'target emotion'?: string;
  readonly pains?: readonly string[];
  readonly gains?: readonly string[];
}

type Known<Record> = { [Key in keyof Record]: Exclude<Record[Key], undefined> };

/** The same without keys that are there and undefined, which is how a parser leaves out what was not written. */
export function definedOnly<Given extends object>(given: Given): Known<Given> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Known<Given>;
}
