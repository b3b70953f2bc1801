import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useRead } from '#web/api';
import { Loaded, Page } from '#web/ui';
import { StudioPage } from './studio-page.tsx';

/** The studio of a playbook: its text, what is wrong with it, its map, its scenarios, its versions. */
export function StudioScreen() {
  const { playbook = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const answer = useRead('get-studio', { playbook });
  if (answer.data !== undefined) {
    return (
      <StudioPage
        key={playbook}
        studio={answer.data}
        onOpened={(opened) => void navigate({ to: '/playbooks/$playbook', params: { playbook: opened } })}
      />
    );
  }
  return (
    <Page
      tabTitle={t`Playbooks`}
      title={
        <Link to="/playbooks" className="font-normal text-text-2 hover:text-text">
          <Trans>Playbooks</Trans>
        </Link>
      }
    >
      <Loaded answer={answer} rows={10}>
        {() => null}
      </Loaded>
    </Page>
  );
}
