import { idOf, type JsonObject } from '#base';
import { messageOutcome } from '#domain/messages';
import type { CausedEvent, EffectOutcome, EffectRow } from '#engine';
import type { Answer, Message } from '#pure/playbook';

/** A task that a person could complete. */
export interface OpenTask {
  readonly id: string;
  readonly kind: string;
  readonly enrollment: string;
  /** The step that asked for it. */
  readonly step: string;
  readonly form: string | undefined;
  readonly stays: boolean;
}

/** A document that was made; `review`: the task by which somebody looks at it before it is approved. */
interface Made {
  readonly id: string;
  readonly name: string;
  readonly enrollment: string;
  readonly review: string | undefined;
  readonly isApproved: boolean;
}

/** A mail that has arrived. */
export interface Arrived {
  readonly id: string;
  readonly message: string;
  readonly enrollment: string;
  readonly answers: Readonly<Record<string, Answer>>;
}

/** What lies on the desks of people around one account in memory: tasks, documents, mail. Nothing gets lost there. */
export class VirtualDesk {
  readonly mails: Arrived[] = [];
  #tasks: readonly OpenTask[] = [];
  #documents: readonly Made[] = [];

  get tasks(): readonly OpenTask[] {
    return this.#tasks;
  }

  /** What an effect for people brings about; undefined for one that is not for people. */
  do(row: EffectRow): EffectOutcome | undefined {
    switch (row.kind) {
      case 'email':
        return this.#send(row);
      case 'notify':
        return done(row, {
          name: 'notification.made',
          properties: { id: row.id, message: nameIn(row, 'message'), ...runOf(row) },
        });
      case 'document':
        return this.#make(row);
      case 'task':
        return this.#ask(row);
      case 'task.cancel':
        return this.#cancel(row);
      default:
        return undefined;
    }
  }

  /** Takes the oldest open task of a name from the desk. */
  take(kind: string): OpenTask | undefined {
    const task = this.#tasks.find((open) => open.kind === kind);
    this.#tasks = this.#tasks.filter((open) => open !== task);
    return task;
  }

  /** Approves the newest draft of a name that somebody is to look at; what is told, or undefined where there is none. */
  approve(name: string): CausedEvent[] | undefined {
    const draft = this.#documents.findLast((made) => made.name === name && !made.isApproved);
    if (draft === undefined) return undefined;
    const { id, enrollment, review } = draft;
    this.#documents = this.#documents.map((made) => (made === draft ? { ...made, isApproved: true } : made));
    const task = this.#tasks.find((open) => open.id === review);
    this.#tasks = this.#tasks.filter((open) => open !== task);
    const approved = { name: `${name}.approved`, properties: { document: name, id, enrollment } };
    return task === undefined ? [approved] : [approved, completed(task, {})];
  }

  #send(row: EffectRow): EffectOutcome {
    // The engine puts the playbook's own message into the payload.
    const message = row.payload.message as unknown as Pick<Message, 'answers' | 'attach'>;
    const enrollment = row.enrollment ?? '';
    const documents = new Map(
      this.#documents
        .filter((made) => made.isApproved && made.enrollment === enrollment)
        .map(({ name, id }) => [name, id]),
    );
    const missing = message.attach.find((name) => !documents.has(name));
    if (missing !== undefined) {
      const text = `The ${missing} that goes with it is not there, or not approved.`;
      return { id: row.id, done: false, reason: 'attachment-missing', message: text };
    }
    this.mails.push({ id: row.id, message: nameIn(row, 'message'), enrollment, answers: message.answers });
    const outcome = messageOutcome(row);
    if (!outcome.done) return outcome;
    const events = outcome.events.map((event) => {
      const document = documents.get(String(event.properties.document));
      return document === undefined ? event : { ...event, properties: { ...event.properties, id: document } };
    });
    return { ...outcome, events };
  }

  #make(row: EffectRow): EffectOutcome {
    const { id, payload } = row;
    const name = nameIn(row, 'document');
    const { review } = payload as { readonly review?: JsonObject };
    const asked = idOf('asked', id, 0);
    const made = { id, name, enrollment: row.enrollment ?? '' };
    this.#documents = [
      ...this.#documents,
      { ...made, review: review === undefined ? undefined : asked, isApproved: review === undefined },
    ];
    const properties = { document: name, id, ...runOf(row) };
    const drafted = { name: `${name}.drafted`, properties };
    if (review === undefined) return done(row, drafted, { name: `${name}.approved`, properties });
    const task = { ...review, task: 'review_document', concerns: id, document: name };
    return { ...done(row, drafted), asks: [{ kind: 'task', payload: task }] };
  }

  #ask(row: EffectRow): EffectOutcome {
    const { payload, id } = row;
    const form = payload.form as { readonly id?: string } | undefined;
    const kind = String(payload.task);
    const task: OpenTask = {
      id,
      kind,
      enrollment: row.enrollment ?? '',
      step: row.step ?? '',
      form: form?.id,
      stays: payload.stays === true,
    };
    this.#tasks = [...this.#tasks, task];
    return done(row, { name: 'task.created', properties: { task: id, kind, ...runOf(row) } });
  }

  /** All open tasks of the enrollment, or those of one of its steps; not those that stay. */
  #cancel(row: EffectRow): EffectOutcome {
    const { enrollment, payload } = row;
    const isMeant = (task: OpenTask): boolean =>
      !task.stays && task.enrollment === enrollment && (payload.step === undefined || payload.step === task.step);
    const cancelled = this.#tasks.filter(isMeant);
    this.#tasks = this.#tasks.filter((task) => !isMeant(task));
    return done(
      row,
      ...cancelled.map(({ id, kind }) => ({ name: 'task.cancelled', properties: { task: id, kind, ...runOf(row) } })),
    );
  }
}

/** What completing a task tells. */
export function completed({ id, kind, enrollment, step, form }: OpenTask, answers: JsonObject): CausedEvent {
  return {
    name: 'task.completed',
    properties: { task: id, kind, enrollment, step, answers, ...(form === undefined ? {} : { form }) },
  };
}

function done(row: EffectRow, ...events: readonly CausedEvent[]): EffectOutcome & { readonly done: true } {
  return { id: row.id, done: true, events };
}

const runOf = ({ enrollment }: EffectRow): JsonObject => (enrollment === undefined ? {} : { enrollment });

/** The name of the message or document that a step names. */
function nameIn({ payload }: EffectRow, what: 'message' | 'document'): string {
  return String((payload[what] as { readonly id?: string } | undefined)?.id);
}
