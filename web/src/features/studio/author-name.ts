import { t } from '@lingui/core/macro';

/** Who wrote or published, as people read it: a name, or which door it came through. */
export function authorName({ id, name }: { readonly id: string; readonly name?: string }): string {
  if (name !== undefined) return name;
  if (id.startsWith('cli:')) return t`the command line`;
  return id.startsWith('key:') ? t`an API key` : id;
}
