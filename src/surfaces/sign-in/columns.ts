/** Fields of better-auth to columns of ours: `expiresAt` to `expires_at`. */
export function columns<Field extends string>(...fields: readonly Field[]): Record<Field, string> {
  return Object.fromEntries(
    fields.map((field) => [field, field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)]),
    // Its entries are the fields.
  ) as Record<Field, string>;
}
