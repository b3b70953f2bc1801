import { canonicalJson } from '#base';
import type { PersonRecord } from '#domain/team';
import type { IncomingEvent } from '#engine';
import type { CsvRow } from './csv-rows.ts';
import type { ImportCounts, ImportSink } from './import-sink.ts';
import type { RowPlanner } from './plan-rows.ts';
import { RepeatedKeys, type Repetition } from './repeated-keys.ts';
import { AGAIN, type RowProblem, toldProblem } from './row-problem.ts';

const CHUNK = 5_000;
const SHOWN_CONTRADICTIONS = 5;

/** One file on its way in: what it has planned and not yet handed on, and the counts. */
export class ImportRun {
  readonly #repeated = new RepeatedKeys();
  readonly #counts = { rows: 0, skipped: 0, refused: 0, repeated: 0, contradicting: 0 };
  readonly #events: Record<string, number> = {};
  readonly #people = { added: 0, changed: 0, unchanged: 0 };
  readonly #contradictions: Repetition[] = [];
  readonly #persons = new Map<string, { readonly person: PersonRecord; readonly at: CsvRow }>();
  #chunk: IncomingEvent[] = [];
  #delivering: Promise<void> = Promise.resolve();

  constructor(
    private readonly plan: RowPlanner,
    private readonly header: readonly string[],
    private readonly file: string,
    private readonly sink: ImportSink,
  ) {}

  /** Plans rows, and hands on whole chunks. */
  async take(rows: readonly CsvRow[]): Promise<void> {
    for (const row of rows) {
      this.#counts.rows += 1;
      const planned = this.plan(row.fields, row.row);
      if (planned.kind === 'events') for (const event of planned.events) this.#add(event, row.row);
      else if (planned.kind === 'skipped') this.#counts.skipped += 1;
      else if (planned.kind === 'person') await this.#addPerson(planned.person, row);
      else await this.#refuse(row, planned.problems);
      if (this.#chunk.length >= CHUNK) await this.#handOn();
    }
  }

  /** Hands on what is left, and waits until all has been taken. */
  async end(): Promise<ImportCounts> {
    await this.#handOn();
    await this.#delivering;
    if (this.#persons.size > 0) await this.#bringPeople();
    const counts = this.#soFar();
    this.sink.progress(counts);
    return counts;
  }

  #add(event: IncomingEvent, row: number): void {
    this.#chunk.push(event);
    this.#events[event.name] = (this.#events[event.name] ?? 0) + 1;
    const repetition = this.#repeated.note(event, row);
    if (repetition?.same === true) this.#counts.repeated += 1;
    else if (repetition !== undefined) {
      this.#counts.contradicting += 1;
      if (this.#contradictions.length < SHOWN_CONTRADICTIONS) this.#contradictions.push(repetition);
    }
  }

  async #handOn(): Promise<void> {
    await this.#delivering;
    const chunk = this.#chunk;
    this.#chunk = [];
    if (chunk.length === 0) return;
    this.#delivering = this.sink.deliver(chunk);
    // Whoever waits next is told of a failure; until then nobody listens.
    this.#delivering.catch(() => undefined);
    this.sink.progress(this.#soFar());
  }

  /** A file that says two things of one colleague would change them back and forth each time it comes in. */
  async #addPerson(person: PersonRecord, at: CsvRow): Promise<void> {
    const email = person.email.toLowerCase();
    const before = this.#persons.get(email);
    if (before === undefined) this.#persons.set(email, { person, at });
    else if (canonicalJson({ ...before.person }) === canonicalJson({ ...person })) this.#counts.repeated += 1;
    else {
      const reason = `row ${at.row} of ${this.file} says something else of ${person.email} than row ${before.at.row}`;
      const told = toldProblem('row-says-otherwise', { row: at.row, email: person.email, before: before.at.row });
      const fix = `Leave the one that holds, ${AGAIN}`;
      await this.#refuse(at, [{ column: '', value: person.email, reason, fix, told }]);
    }
  }

  async #bringPeople(): Promise<void> {
    const persons = [...this.#persons.values()];
    const outcomes = await this.sink.bringPeople(persons.map(({ person }) => person));
    for (const [place, outcome] of outcomes.entries()) {
      const at = persons[place]?.at;
      if (outcome.kind !== 'refused') this.#people[outcome.kind] += 1;
      else if (at !== undefined) {
        const reason = `${outcome.message} (row ${at.row} of ${this.file})`;
        await this.#refuse(at, [{ column: '', value: '', reason, fix: `Correct it, ${AGAIN}`, told: outcome.told }]);
      }
    }
  }

  async #refuse({ line, fields }: CsvRow, problems: readonly RowProblem[]): Promise<void> {
    this.#counts.refused += 1;
    await this.sink.refuse({ line, header: this.header, fields, problems });
  }

  #soFar(): ImportCounts {
    return {
      ...this.#counts,
      events: { ...this.#events },
      people: { ...this.#people },
      contradictions: [...this.#contradictions],
    };
  }
}
