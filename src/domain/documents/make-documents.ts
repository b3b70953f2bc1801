import { type Instant, idOf, type JsonObject } from '#base';
import { loadTextSources } from '#domain/accounts';
import type { AskedTask, CausedEvent, EffectHandler, EffectOutcome, EffectRow } from '#engine';
import { type DocumentRequest, documentProperties, type MadeDocument } from './document.ts';
import { insertDocuments } from './document-store.ts';
import { type WrittenDocument, writeDocument } from './write-document.ts';

/** The kind of the task by which a person is asked to look at a document. */
export const REVIEW_DOCUMENT = 'review_document';

/** Who looks at a draft, and until when. */
interface Review {
  readonly assign: readonly string[];
  readonly title: string;
  readonly titles?: JsonObject;
  readonly dueAt?: Instant;
  readonly standIns?: JsonObject;
}

/** `document`: makes a document, as a draft where somebody is to look at it. Its id is the effect's. */
export const makeDocuments: EffectHandler = {
  kind: 'document',
  async runMany(tx, shard, rows: readonly EffectRow[]) {
    const sources = await loadTextSources(
      tx,
      shard,
      rows.map((row) => row.account),
    );
    const made = rows.map((row) => {
      const { request, review } = readPayload(row.payload);
      const written = writeDocument(row.account, request, sources);
      return { document: documentOf(row, request, written, review), written, review };
    });
    await insertDocuments(
      tx,
      shard,
      made.map(({ document }) => document),
    );
    return made.map(({ document, written, review }): EffectOutcome => {
      const { id } = document;
      if (written.ok) {
        const asks = review === undefined ? [] : [ask(document, review, review.title || document.title)];
        return { id, done: true, events: madeEvents(document), asks };
      }
      // Who was to look at it makes it first: the same task then ends with its approval.
      const asks = review === undefined ? {} : { asks: [ask(document, review, written.message)] };
      return { id, done: false, reason: written.reason, message: written.message, ...asks };
    });
  },
};

/** The engine builds the payload from the playbook's own document and what its text names. */
function readPayload(payload: JsonObject): { request: DocumentRequest; review: Review | undefined } {
  const { document, values, answers, evidence, standIns, review } = payload as JsonObject &
    DocumentRequest & { review?: Review };
  const { id, bodies } = document;
  return {
    request: {
      document: { id, bodies },
      values: values ?? {},
      ...(answers === undefined ? {} : { answers }),
      ...(evidence === undefined ? {} : { evidence }),
      ...(standIns === undefined ? {} : { standIns }),
    },
    review: review && { ...review, ...(standIns === undefined ? {} : { standIns }) },
  };
}

function documentOf(
  row: EffectRow,
  request: DocumentRequest,
  written: WrittenDocument,
  review: Review | undefined,
): MadeDocument {
  const common = {
    account: row.account,
    id: row.id,
    playbook: row.playbook,
    version: row.version,
    name: request.document.id,
    ...(row.enrollment === undefined ? {} : { enrollment: row.enrollment }),
    ...(row.step === undefined ? {} : { step: row.step }),
    ...(review === undefined ? {} : { review: idOf('asked', row.id, 0) }),
    madeAt: row.at,
    changedAt: row.at,
  };
  if (!written.ok) {
    return { ...common, state: 'refused', reason: written.message, title: '', body: '', locale: '', request };
  }
  const { title, body, locale } = written;
  if (review !== undefined) return { ...common, state: 'draft', title, body, locale };
  return { ...common, state: 'approved', title, body, locale, approvedAt: row.at };
}

/** What is told of a document that was made. */
export function madeEvents(document: MadeDocument): readonly CausedEvent[] {
  const properties = documentProperties(document);
  const drafted = { name: `${document.name}.drafted`, properties };
  return document.state === 'approved' ? [drafted, { name: `${document.name}.approved`, properties }] : [drafted];
}

function ask(document: MadeDocument, { title, titles, assign, dueAt, standIns }: Review, says: string): AskedTask {
  const payload: JsonObject = {
    task: REVIEW_DOCUMENT,
    title: says,
    // In other languages only where it says the same.
    ...(titles === undefined || says !== title ? {} : { titles }),
    assign,
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(standIns === undefined ? {} : { standIns }),
    concerns: document.id,
    document: document.name,
  };
  return { kind: 'task', payload };
}
