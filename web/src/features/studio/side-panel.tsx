import { t } from '@lingui/core/macro';
import { BackTestPanel } from '#web/features/back-test';
import { Segmented } from '#web/ui';
import { ChangesPanel, type Side } from './changes-panel.tsx';
import type { Files } from './draft-state.ts';
import { MapPanel } from './map-panel.tsx';
import { ScenariosPanel } from './scenarios-panel.tsx';
import { PANELS, type PanelName } from './search.ts';
import type { Studio } from './studio.ts';
import type { Checked } from './use-check.ts';
import type { Scenarios } from './use-scenarios.ts';
import { VersionsPanel } from './versions-panel.tsx';

interface SidePanelProps {
  readonly studio: Studio;
  readonly panel: PanelName;
  readonly mayAuthor: boolean;
  readonly checked: Checked | undefined;
  readonly scenarios: Scenarios;
  readonly file: string;
  readonly line: number;
  /** As they are shown: the draft, or the version that is looked at. */
  readonly files: Files;
  readonly before: Side;
  readonly after: Side;
  readonly labels: readonly [string, string];
  readonly onPanel: (panel: PanelName) => void;
  readonly onLine: (file: string, line: number) => void;
  readonly onFile: (file: string) => void;
  readonly onCompare: (version: string) => void;
}

/** What one looks at beside the text: the map, the scenarios, what differs, the past, the versions. */
export function StudioPanel(props: SidePanelProps) {
  const { panel, onPanel, scenarios, checked } = props;
  const failed = scenarios.played?.filter(({ failures }) => failures.length > 0).length ?? 0;
  const titles: Record<PanelName, string> = {
    map: t`Map`,
    scenarios: failed === 0 ? t`Scenarios` : t`Scenarios (${failed})`,
    changes: t`Changes`,
    'back-test': t`Back-test`,
    versions: t`Versions`,
  };
  return (
    <section
      aria-label={titles[panel]}
      className="flex h-full min-h-0 min-w-0 flex-col border-l border-line bg-surface"
    >
      <div className="flex h-11 shrink-0 items-center overflow-x-auto border-b border-line px-3">
        <Segmented
          label={t`What to show beside the text`}
          value={panel}
          onChange={onPanel}
          options={PANELS.map((value) => ({ value, label: titles[value] }))}
        />
      </div>
      <div className="min-h-0 flex-1 overflow-hidden">
        <Shown {...props} hasProblems={(checked?.problems.length ?? 0) > 0} />
      </div>
    </section>
  );
}

function Shown(props: SidePanelProps & { hasProblems: boolean }) {
  const { studio, panel, checked, scenarios, file, line, before, after, labels, hasProblems } = props;
  switch (panel) {
    case 'map':
      return <MapPanel checked={checked} file={file} line={line} onLine={props.onLine} />;
    case 'scenarios':
      return <ScenariosPanel scenarios={scenarios} hasProblems={hasProblems} onLine={props.onLine} />;
    case 'changes':
      return (
        <ChangesPanel playbook={studio.playbook} before={before} after={after} labels={labels} onFile={props.onFile} />
      );
    case 'back-test':
      return (
        <div className="h-full overflow-y-auto p-3.5">
          <BackTestPanel
            playbook={studio.playbook}
            files={props.files}
            blocked={hasProblems ? t`The draft has problems. It can be tried once they are put right.` : undefined}
          />
        </div>
      );
    case 'versions':
      return (
        <VersionsPanel
          playbook={studio.playbook}
          versions={studio.versions}
          mayAuthor={props.mayAuthor}
          onCompare={props.onCompare}
        />
      );
  }
}
