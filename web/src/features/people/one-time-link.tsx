import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Copy } from 'lucide-react';
import { Button, Dialog, TextField, tellDone } from '#web/ui';

/** A link that lets somebody in once: shown this once, handed over by hand. */
export function OneTimeLink({
  link,
  onClose,
}: {
  link: { readonly token: string; readonly email: string } | undefined;
  onClose: () => void;
}) {
  const address = link === undefined ? '' : `${window.location.origin}/invitation/${link.token}`;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(address);
    tellDone(t`The link was copied`);
  };
  return (
    <Dialog
      open={link !== undefined}
      onOpenChange={(open) => !open && onClose()}
      title={<Trans>Send this link to {link?.email ?? ''}</Trans>}
      description={
        <Trans>It works once, and is shown this once. Whoever has it gets in: send it to nobody else.</Trans>
      }
      footer={
        <Button look="primary" icon={<Copy size={14} />} onClick={() => void copy()}>
          <Trans>Copy</Trans>
        </Button>
      }
    >
      <TextField label={<Trans>Link</Trans>} readOnly value={address} onFocus={(event) => event.target.select()} />
    </Dialog>
  );
}
