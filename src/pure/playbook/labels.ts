/** A label or title by locale. */
export type Labels = Readonly<Record<string, string>>;
