import type { Clock } from '#base';
import type { ChangesView } from '#engine';
import { Pending } from './pending.ts';
import { type Editor, Presence } from './presence.ts';

/** Somebody who looks, by one connection. */
export interface Visitor {
  /** Of the session or key; so many connections each. */
  readonly session: string;
  /** Whose edits these are; the same in all tabs. */
  readonly person: string;
  readonly name: string;
  /** Undefined: all accounts. */
  readonly sees: ReadonlySet<string> | undefined;
}

/** One connection: what it is told, and how it ends. */
export interface Line {
  visitor: Visitor;
  tell(event: string, data: unknown, id?: string): void;
  end(): void;
}

export interface HubPorts {
  readonly clock: Clock;
  readonly shardOf: (account: string) => number;
  /** Of this run of the process: numbers of another one mean nothing here. */
  readonly run: string;
  /** Tells all processes, this one too. */
  readonly say: (text: string) => void;
}

/** At most so often is one connection told, in ms. */
const EVERY = 250;
/** What was missed between two connections is told where it is among these; else all is read again. */
const REMEMBERED = 500;

interface Open {
  readonly line: Line;
  readonly pending: Pending;
  due: NodeJS.Timeout | undefined;
}

/** Everybody who looks at this process: what changed is told to those who see it, and who edits the same is told each other. */
export class LiveHub {
  readonly #open = new Map<Line, Open>();
  readonly #past: { readonly number: number; readonly changes: ChangesView }[] = [];
  readonly #presence: Presence;
  readonly #sweeping: NodeJS.Timeout;
  #number = 0;

  constructor(readonly ports: HubPorts) {
    this.#presence = new Presence(ports.clock);
    this.#sweeping = setInterval(() => this.#sweep(), SWEEP);
    this.#sweeping.unref();
  }

  connections(session: string): number {
    return [...this.#open.keys()].filter(({ visitor }) => visitor.session === session).length;
  }

  /** `last`: the number of what this browser was told last. */
  enter(line: Line, last: string | undefined): void {
    const one: Open = { line, pending: new Pending(this.ports.shardOf), due: undefined };
    this.#open.set(line, one);
    line.tell('hello', {}, this.#id());
    if (last === undefined) return;
    const [run, number] = last.split('.');
    const oldest = (this.#past[0]?.number ?? this.#number + 1) - 1;
    if (run !== this.ports.run || Number.isNaN(Number(number)) || Number(number) < oldest) {
      line.tell('refresh', {}, this.#id());
      return;
    }
    for (const past of this.#past) if (past.number > Number(number)) one.pending.add(past.changes, line.visitor.sees);
    this.#flushSoon(one);
  }

  leave(line: Line): void {
    clearTimeout(this.#open.get(line)?.due);
    this.#open.delete(line);
  }

  changes(changes: ChangesView): void {
    this.#number += 1;
    this.#past.push({ number: this.#number, changes });
    if (this.#past.length > REMEMBERED) this.#past.shift();
    for (const one of this.#open.values()) {
      one.pending.add(changes, one.line.visitor.sees);
      this.#flushSoon(one);
    }
  }

  /** Something was missed: all is read again. */
  lost(): void {
    this.#past.length = 0;
    this.#number += 1;
    for (const { line } of this.#open.values()) line.tell('refresh', {}, this.#id());
  }

  /** Somebody edits a thing, or does so no more; gives who else does. */
  edits(visitor: Visitor, thing: string, on: boolean): readonly Editor[] {
    const { person, name } = visitor;
    this.ports.say(JSON.stringify({ thing, person, name, on }));
    this.#presence.set(thing, { person, name }, on);
    return this.#presence.of(thing).filter((other) => other.person !== person);
  }

  said(text: string): void {
    const { thing, person, name, on } = JSON.parse(text) as { thing: string; on: boolean } & Editor;
    this.#presence.set(thing, { person, name }, on);
    this.#tellEditors(thing);
  }

  stop(): void {
    clearInterval(this.#sweeping);
    for (const { line } of [...this.#open.values()]) {
      this.leave(line);
      line.end();
    }
  }

  #id(): string {
    return `${this.ports.run}.${this.#number}`;
  }

  /** The first at once: what follows within 250 ms comes together. */
  #flushSoon(one: Open): void {
    if (one.due !== undefined || one.pending.isEmpty) return;
    this.#flush(one);
    one.due = setTimeout(() => {
      one.due = undefined;
      if (!one.pending.isEmpty) this.#flushSoon(one);
    }, EVERY);
  }

  #flush({ line, pending }: Open): void {
    line.tell('changed', { changes: pending.take() }, this.#id());
  }

  #sweep(): void {
    for (const thing of this.#presence.expire()) this.#tellEditors(thing);
  }

  /** Only those who edit it themselves: whoever looks elsewhere need not know. */
  #tellEditors(thing: string): void {
    const people = this.#presence.of(thing);
    for (const { line } of this.#open.values()) {
      const { person } = line.visitor;
      if (!people.some((one) => one.person === person)) continue;
      line.tell('editing', { thing, people: people.filter((one) => one.person !== person) });
    }
  }
}

const SWEEP = 5000;
