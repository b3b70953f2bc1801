import { i18n } from '@lingui/core';
import { useState } from 'react';
import { classes } from '#web/ui';

type Preview =
  | { readonly kind: 'message'; readonly account: string; readonly message: string }
  | { readonly kind: 'attachment'; readonly account: string; readonly message: string; readonly place: number };

export function previewAddress(preview: Preview): string {
  const { kind, ...rest } = preview;
  const asked = Object.entries(rest).map(([name, value]): [string, string] => [name, String(value)]);
  return `/preview/${kind}?${new URLSearchParams([...asked, ['lang', i18n.locale]])}`;
}

/** Somebody else's text in a place of its own: nothing in it runs, and nothing can be sent from it. */
export function PreviewFrame({ title, className, ...preview }: Preview & { title: string; className?: string }) {
  const [isThere, setIsThere] = useState(false);
  return (
    <iframe
      title={title}
      src={previewAddress(preview)}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      onLoad={() => setIsThere(true)}
      // Mails are written for white paper, in both themes.
      style={{ background: 'var(--qr-light)', colorScheme: 'light' }}
      className={classes('h-140 w-full rounded border border-line', !isThere && 'opacity-0', className)}
    />
  );
}
