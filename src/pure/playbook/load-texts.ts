import type { Journey } from './journey-definition.ts';
import { journeyWords, type StepNames } from './journey-parts.ts';
import { loadDocument, loadGuide } from './load-guide.ts';
import { loadMessage } from './load-message.ts';
import type { Loading } from './loading.ts';
import type { MarkdownFile } from './markdown-file.ts';
import type { HealthModel, Playbook } from './playbook.ts';
import type { PlaybookFiles, TextFile } from './read-files.ts';
import { nameSteps } from './step-names.ts';
import { placeOf, type TextKind, withWords } from './text-place.ts';
import type { TextContext } from './text-reading.ts';

interface Around {
  readonly loading: Loading;
  readonly names: StepNames;
  readonly journeys: Readonly<Record<string, Journey>>;
  readonly health: Readonly<Record<string, HealthModel>>;
}

/** Messages, guides and documents, each read as what its places in journeys and health models let it name. */
export function loadTexts(
  read: PlaybookFiles,
  { loading, names, journeys, health }: Around,
): Pick<Playbook, 'messages' | 'guides' | 'documents'> {
  const words = new Map(
    read.journeys.map(({ data }) => [data.journey, journeyWords(data, nameSteps(data), loading.events)]),
  );
  const forms = Object.fromEntries(read.forms.map(({ data }) => [data.form, data.fields]));
  const signals = Object.values(read.signals?.data.signals ?? {});
  const evidence = [...new Set(signals.flatMap((signal) => Object.keys(signal.evidence ?? {})))];
  const isBlind = read.lacksJourneys;
  const contextOf = (kind: TextKind, id: string): TextContext => {
    const place = placeOf(kind, id, journeys, health);
    // What a health model sends knows of no journey, though one may send it too.
    if (place.inHealth) return { loading, catalog: loading.catalog, scope: {}, forms: undefined, evidence, isBlind };
    const used = place.journeys.length === 0 ? Object.values(journeys) : place.journeys;
    const known = withWords(
      loading.catalog,
      used.flatMap(({ id: journey }) => words.get(journey) ?? []),
    );
    return { loading, ...known, forms, evidence, isBlind };
  };
  const all = <Part>(
    kind: TextKind,
    files: readonly TextFile[],
    load: (id: string, markdown: MarkdownFile, context: TextContext) => Part | undefined,
  ): Record<string, Part> =>
    Object.fromEntries(
      files.flatMap(({ id, markdown }) => {
        const part = markdown === undefined ? undefined : load(id, markdown, contextOf(kind, id));
        return part === undefined ? [] : [[id, part]];
      }),
    );
  return {
    messages: all('message', read.messages, (id, markdown, context) => loadMessage(id, markdown, context, names)),
    guides: all('guide', read.guides, loadGuide),
    documents: all('document', read.documents, loadDocument),
  };
}
