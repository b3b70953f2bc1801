import type { Feature } from '#domain/feature';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import type { ProductCatalog } from '#pure/playbook';
import { checkPlaybook } from './check-playbook.ts';
import { comparePlaybooks } from './compare-playbooks.ts';
import { discardDraft } from './discard-draft.ts';
import { getPlaybook } from './get-playbook.ts';
import { getPlaybookFiles } from './get-playbook-files.ts';
import { getPlaybookLanguage } from './get-playbook-language.ts';
import { getShippedPlaybook } from './get-shipped-playbook.ts';
import { getStudio } from './get-studio.ts';
import { getWords } from './get-words.ts';
import { listCatalogue, type ShippedPlaybooks } from './list-catalogue.ts';
import { listPlaybooks } from './list-playbooks.ts';
import { listPublications } from './list-publications.ts';
import type { LoadPlaybook } from './load-playbook.ts';
import { openDraft } from './open-draft.ts';
import { playbookEvents } from './playbook-events.ts';
import { previewPublication } from './preview-publication.ts';
import { publishPlaybook } from './publish-playbook.ts';
import { rollBackPlaybook } from './roll-back-playbook.ts';
import { cancelScenarios, type PlayScenarios, runScenarios } from './run-scenarios.ts';
import { saveDraft } from './save-draft.ts';
import { switchPlaybook } from './switch-playbook.ts';

export type { ShippedPlaybooks } from './list-catalogue.ts';
export type { LoadPlaybook } from './load-playbook.ts';
export { hasPlaybooks } from './playbook-store.ts';
export type { PlayedMoment, PlayScenarios } from './run-scenarios.ts';

export interface PlaybookPorts {
  /** Knows what all features provide. */
  readonly load: LoadPlaybook;
  readonly runtime: (db: Queryable) => Promise<Runtime>;
  readonly catalog: () => ProductCatalog;
  readonly play: PlayScenarios;
  readonly shipped: ShippedPlaybooks;
}

/** Playbooks as they are kept, written and made live: versions, drafts, and what becomes of those inside. */
export const playbooks = ({ load, runtime, catalog, play, shipped }: PlaybookPorts): Feature => ({
  operations: [
    publishPlaybook(load),
    rollBackPlaybook(load),
    switchPlaybook,
    previewPublication(load),
    listPublications,
    listPlaybooks,
    listCatalogue(shipped),
    getShippedPlaybook(shipped),
    getPlaybook(load),
    getPlaybookFiles,
    getPlaybookLanguage(catalog),
    getStudio,
    getWords(runtime),
    openDraft,
    saveDraft,
    discardDraft,
    checkPlaybook(load),
    comparePlaybooks,
    runScenarios(load, play),
    cancelScenarios,
  ],
  relations: [],
  recorders: [],
  effects: [],
  events: playbookEvents,
  actions: {},
});
