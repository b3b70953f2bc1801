import type { z } from 'zod';
import { factsSchema } from './facts-schema.ts';
import { checkFiles, filesIn } from './files.ts';
import { formSchema } from './form-schema.ts';
import { healthSchema } from './health-schema.ts';
import { journeySchema } from './journey-schema.ts';
import { kpisSchema } from './kpis-schema.ts';
import { type MarkdownFile, readMarkdown } from './markdown-file.ts';
import { playbookSchema } from './playbook-schema.ts';
import { type Problems, TOP } from './problem.ts';
import { readOnce } from './read-once.ts';
import { scenariosSchema } from './scenario-schema.ts';
import { ID, ID_HINT } from './schema-parts.ts';
import { readShape } from './shape.ts';
import { signalsSchema } from './signals-schema.ts';
import { teamSchema } from './team-schema.ts';
import { wordsSchema } from './words-schema.ts';
import { parseYaml, type YamlFile } from './yaml-file.ts';

/** A YAML file whose data has the shape of its kind. */
export interface Shaped<Data> {
  readonly yaml: YamlFile;
  readonly data: Data;
}

export interface TextFile {
  readonly id: string;
  /** Absent when the file could not be read; then its problems are known. */
  readonly markdown?: MarkdownFile;
}

type ShapedBy<Schema extends z.ZodType> = Shaped<z.output<Schema>>;

/** The files of a playbook by kind, each with its shape checked and nothing yet of what it means. */
export interface PlaybookFiles {
  readonly playbook: ShapedBy<typeof playbookSchema>;
  readonly facts: ShapedBy<typeof factsSchema> | undefined;
  readonly team: ShapedBy<typeof teamSchema> | undefined;
  readonly health: ShapedBy<typeof healthSchema> | undefined;
  readonly signals: ShapedBy<typeof signalsSchema> | undefined;
  readonly forms: readonly ShapedBy<typeof formSchema>[];
  readonly kpis: ShapedBy<typeof kpisSchema> | undefined;
  readonly words: ShapedBy<typeof wordsSchema> | undefined;
  readonly journeys: readonly ShapedBy<typeof journeySchema>[];
  readonly scenarios: readonly ShapedBy<typeof scenariosSchema>[];
  readonly messages: readonly TextFile[];
  readonly guides: readonly TextFile[];
  readonly documents: readonly TextFile[];
  /** Whether a journey could not be read: what names its parts would only seem wrong. */
  readonly lacksJourneys: boolean;
}

/**
 * Reads all files. Undefined when one that declares facts cannot be read: whatever the others say of them would only
 * seem wrong.
 */
export function readFiles(files: Readonly<Record<string, string>>, problems: Problems): PlaybookFiles | undefined {
  checkFiles(Object.keys(files), problems);
  let broken = false;
  const shaped = <Schema extends z.ZodType>(name: string, schema: Schema): ShapedBy<Schema> | undefined => {
    const text = files[name];
    if (text === undefined) return undefined;
    const read = readOnce('shape', name, text, problems, (found) => readShaped(name, text, schema, found));
    if (read === undefined) broken = true;
    return read;
  };
  const all = <Schema extends z.ZodType>(folder: string, schema: Schema): ShapedBy<Schema>[] =>
    filesIn(folder, files).flatMap(({ name }) => shaped(name, schema) ?? []);
  const playbook = shaped('playbook.yaml', playbookSchema);
  const declaring = {
    facts: shaped('facts.yaml', factsSchema),
    team: shaped('team.yaml', teamSchema),
    health: shaped('health.yaml', healthSchema),
    signals: shaped('signals.yaml', signalsSchema),
    forms: all('forms', formSchema),
  };
  const withoutFacts = broken;
  const journeys = all('journeys', journeySchema);
  const lacksJourneys = broken;
  const rest = {
    journeys,
    lacksJourneys,
    kpis: shaped('kpis.yaml', kpisSchema),
    words: shaped('words.yaml', wordsSchema),
    scenarios: all('tests', scenariosSchema),
    messages: texts('messages', files, problems),
    guides: texts('guides', files, problems),
    documents: texts('documents', files, problems),
  };
  if (playbook === undefined || withoutFacts) return undefined;
  // A scenario names what journeys do: without one of them it would only seem wrong.
  return { playbook, ...declaring, ...rest, scenarios: broken ? [] : rest.scenarios };
}

function readShaped<Schema extends z.ZodType>(
  name: string,
  text: string,
  schema: Schema,
  problems: Problems,
): ShapedBy<Schema> | undefined {
  const yaml = parseYaml(name, text, problems);
  const data = yaml === undefined ? undefined : readShape(schema, yaml, problems);
  return yaml === undefined || data === undefined ? undefined : { yaml, data };
}

function texts(
  folder: 'messages' | 'guides' | 'documents',
  files: Readonly<Record<string, string>>,
  problems: Problems,
): TextFile[] {
  return filesIn(folder, files).map(({ name, id, text }) => {
    if (!ID.test(id)) problems.add(name, TOP, `the file's name is the id of what it holds, which ${ID_HINT}`);
    const markdown = readOnce('markdown', name, text, problems, (found) => readMarkdown(name, text, found));
    return { id, ...(markdown === undefined ? {} : { markdown }) };
  });
}
