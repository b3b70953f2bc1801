import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { type Output, useRead, useWrite } from '#web/api';
import { permissionWords } from '#web/features/people';
import { Button, Dialog, EmptyState, formatInstant, Loaded, Page, Panel, PanelRow, Pill, tellDone } from '#web/ui';
import { NewKeyDialog } from './new-key-dialog.tsx';

type Key = Output<'list-keys'>['keys'][number];

/** Keys by which programs reach us. */
export function KeysScreen() {
  const answer = useRead('list-keys', {});
  const [making, setMaking] = useState(false);
  const [ending, setEnding] = useState<Key>();
  const revoke = useWrite('revoke-key', {
    changes: ['list-keys'],
    onDone() {
      setEnding(undefined);
      tellDone(t`The key is revoked`);
    },
  });
  return (
    <Page
      title={t`API keys`}
      note={<Trans>For programs: what they send and read</Trans>}
      actions={
        <Button look="primary" icon={<Plus size={14} />} onClick={() => setMaking(true)}>
          <Trans>New key</Trans>
        </Button>
      }
    >
      <Panel flush className="max-w-220">
        <Loaded answer={answer} rows={4}>
          {({ keys }) =>
            keys.length === 0 ? (
              <EmptyState title={<Trans>No keys yet</Trans>}>
                <Trans>A write key lets your product send events. It is shown once, when you make it.</Trans>
              </EmptyState>
            ) : (
              keys.map((key) => (
                <PanelRow key={key.id} className="flex-wrap">
                  <span className="min-w-56 flex-1">
                    <span className={key.revokedAt === null ? 'font-medium' : 'text-text-3 line-through'}>
                      {key.label}
                    </span>
                    <span className="block text-s text-text-2">
                      {key.kind === 'admin'
                        ? t`Everything`
                        : key.permissions.map((permission) => permissionWords(permission).name).join(' · ')}
                    </span>
                  </span>
                  <span className="text-s text-text-3">
                    <Trans>made {formatInstant(key.createdAt)}</Trans>
                  </span>
                  <span className="flex w-16 justify-end">
                    <Pill tone={key.kind === 'admin' ? 'info' : 'neutral'}>{key.kind}</Pill>
                  </span>
                  {key.revokedAt === null ? (
                    <Button look="ghost" onClick={() => setEnding(key)}>
                      <Trans>Revoke…</Trans>
                    </Button>
                  ) : (
                    <Pill tone="red">
                      <Trans>revoked</Trans>
                    </Pill>
                  )}
                </PanelRow>
              ))
            )
          }
        </Loaded>
      </Panel>
      <NewKeyDialog open={making} onOpenChange={setMaking} />
      <Dialog
        open={ending !== undefined}
        onOpenChange={(open) => !open && setEnding(undefined)}
        size="s"
        title={<Trans>Revoke “{ending?.label ?? ''}”?</Trans>}
        description={<Trans>Whatever uses this key is refused within seconds. It can’t be brought back.</Trans>}
        footer={
          <Button
            look="danger"
            busy={revoke.isPending}
            onClick={() => ending !== undefined && revoke.mutate({ id: ending.id })}
          >
            <Trans>Revoke</Trans>
          </Button>
        }
      />
    </Page>
  );
}
