/** By locale: a text of the playbook, as its files have it, and the same in that language. */
export type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;
