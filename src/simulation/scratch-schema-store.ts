import { type Db, openServer } from '#platform/db';

/** A schema of its own on a server for as long as `work` takes; it is given the address by which only that is seen. */
export async function withScratchSchema<T>(url: string, schema: string, work: (url: string) => Promise<T>): Promise<T> {
  const server: Db = openServer(url, { connections: 1 });
  try {
    await server.query(`create schema ${schema}`);
    try {
      const own = new URL(url);
      own.searchParams.set('options', `-c search_path=${schema} -c synchronous_commit=off`);
      return await work(own.href);
    } finally {
      await server.query(`drop schema ${schema} cascade`);
    }
  } finally {
    await server.close();
  }
}
