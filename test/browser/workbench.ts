import type { Browser, BrowserContext, Page } from 'playwright-core';
import { eventually } from '../e2e/eventually.ts';
import { type Home, openEmbeddedHome } from '../e2e/home.ts';
import { call, type Keys, Product } from '../e2e/product.ts';
import { contextFor, type Looking, startBrowser, watchedPage } from './browser.ts';

/** Somebody who signs in. */
export interface Who {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export const OWNER: Who = {
  name: 'Jiwoo Moon',
  email: 'jiwoo.moon@perennial.example',
  password: 'quiet harbour lantern',
};

/** The product as `npm start` has it, in a folder of its own, and a browser before it. */
export class Workbench {
  readonly #opened: { readonly context: BrowserContext; readonly problems: string[] }[] = [];

  private constructor(
    readonly home: Home,
    readonly product: Product,
    readonly browser: Browser,
  ) {}

  /** Started, and nobody has signed in yet. */
  static async start(): Promise<Workbench> {
    const home = await openEmbeddedHome();
    const product = await new Product(home, {}).up();
    return new Workbench(home, product, await startBrowser());
  }

  /** With an owner, and with the sample company when it is asked for. */
  static async open({ sample = false }: { sample?: boolean } = {}): Promise<Workbench> {
    const workbench = await Workbench.start();
    await workbench.#makeOwner();
    if (sample) await workbench.#loadSample();
    return workbench;
  }

  get url(): string {
    return `http://localhost:${this.home.port}`;
  }

  get keys(): Keys {
    const keys = this.product.firstKeys;
    if (keys === undefined) throw new Error(`no keys were printed: ${this.product.said}`);
    return keys;
  }

  /** Where the first owner is made; printed once. */
  get setUpLink(): string {
    const [link] = /http\S+\/set-up\?token=\S+/.exec(this.product.said) ?? [];
    if (link === undefined) throw new Error(`no link to set up was printed: ${this.product.said}`);
    return link;
  }

  /** An operation with the admin key. Throws what it refuses with. */
  async run<Body>(operation: string, input: unknown): Promise<Body> {
    const { status, body } = await call<Body>(this.home, operation, input, { key: this.keys.admin });
    if (status === 200) return body;
    throw new Error(`${operation}: ${status} ${JSON.stringify(body)}`);
  }

  /** A page of somebody, signed in; of nobody with `as: undefined`. */
  async page({ as = OWNER, ...looking }: Looking & { as?: Who | undefined } = {}): Promise<Page> {
    const context = await contextFor(this.browser, looking);
    if (as !== undefined) await this.#signIn(context, as);
    return this.#watched(context);
  }

  /** A page of somebody who has not signed in. */
  async strangerPage(looking: Looking = {}): Promise<Page> {
    return this.#watched(await contextFor(this.browser, looking));
  }

  /** What went wrong in any page that was opened. */
  get problems(): readonly string[] {
    return this.#opened.flatMap(({ problems }) => problems);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.product.stop();
    await this.home.leave();
  }

  async #watched(context: BrowserContext): Promise<Page> {
    const { page, problems } = await watchedPage(context);
    this.#opened.push({ context, problems });
    return page;
  }

  async #makeOwner(): Promise<void> {
    const token = new URL(this.setUpLink).searchParams.get('token');
    await this.#post('/auth/invitation/accept', { token, ...OWNER });
  }

  async #loadSample(): Promise<void> {
    await this.run('load-sample', {});
    await eventually(
      'the sample company is loaded',
      () => this.run<{ state: string; message?: string }>('get-sample', {}),
      ({ state }) => state === 'loaded',
      240_000,
    );
  }

  async #signIn(context: BrowserContext, { email, password }: Who): Promise<void> {
    const response = await context.request.post(`${this.url}/auth/sign-in/email`, {
      data: { email, password },
      headers: { origin: this.url },
    });
    if (!response.ok()) throw new Error(`${email} can not sign in: ${response.status()} ${await response.text()}`);
  }

  async #post(path: string, body: object): Promise<void> {
    const headers = { 'content-type': 'application/json', origin: this.url };
    const response = await fetch(`${this.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }
}
