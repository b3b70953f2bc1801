import { environmentOnlyInConfig, pureAsksNothing, timeOnlyFromTheClock } from './ambient-rules.ts';
import {
  featuresInOrder,
  importsThroughTheMap,
  layersPointLeft,
  noImportCycles,
  pureImportsNothingImpure,
  truthStandsAlone,
  webMeetsAtDoors,
  webStaysApart,
} from './import-rules.ts';
import type { Module, Violation } from './module.ts';
import type { Project } from './project.ts';
import { listsOnlyRead, sqlInItsPlaces, statementsNameTheShard } from './sql-rules.ts';

type Rule = (module: Module, project: Project) => readonly Violation[];

/** Every wall, by the name of its fixture folder. */
export const rules: Readonly<Record<string, Rule>> = {
  'imports-through-the-map': importsThroughTheMap,
  'layers-point-left': layersPointLeft,
  'features-in-order': featuresInOrder,
  'no-import-cycles': noImportCycles,
  'web-stays-apart': webStaysApart,
  'web-meets-at-doors': webMeetsAtDoors,
  'truth-stands-alone': truthStandsAlone,
  'pure-imports-nothing-impure': pureImportsNothingImpure,
  'pure-asks-nothing': pureAsksNothing,
  'time-only-from-the-clock': timeOnlyFromTheClock,
  'environment-only-in-config': environmentOnlyInConfig,
  'sql-in-its-places': sqlInItsPlaces,
  'statements-name-the-shard': statementsNameTheShard,
  'lists-only-read': listsOnlyRead,
};
