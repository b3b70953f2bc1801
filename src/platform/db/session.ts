import pg from 'pg';
import { Connection } from './connection.ts';
import type { Session } from './db.ts';

/** A connection of its own, outside the pool, until it is released or lost. */
export class ServerSession implements Session {
  readonly #connection: Connection;
  readonly #client: pg.Client;
  readonly #released: () => void;
  #lost: ((error: Error) => void)[] = [];
  #failure: Error | undefined;
  #over = false;

  constructor(client: pg.Client, released: () => void) {
    this.#client = client;
    this.#connection = new Connection(client);
    this.#released = released;
    client.on('error', (error) => this.#lose(error));
    client.on('end', () => this.#lose(new Error('The connection to the database has ended.')));
  }

  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]> {
    return this.#connection.query<Row>(text, values);
  }

  async listen(channel: string, heard: (payload: string) => void): Promise<void> {
    this.#client.on('notification', (message) => {
      if (message.channel === channel) heard(message.payload ?? '');
    });
    await this.#connection.query(`listen ${pg.escapeIdentifier(channel)}`);
  }

  onLost(lost: (error: Error) => void): void {
    if (this.#failure === undefined) this.#lost.push(lost);
    else lost(this.#failure);
  }

  async release(): Promise<void> {
    if (this.#over) return;
    this.#over = true;
    this.#released();
    await this.#client.end();
  }

  #lose(error: Error): void {
    if (this.#over) return;
    this.#over = true;
    this.#failure = error;
    this.#released();
    for (const lost of this.#lost.splice(0)) lost(error);
  }
}
