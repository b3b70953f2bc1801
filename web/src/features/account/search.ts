/** What of an account's page stands in its address, beside the section. */
export interface AccountSearch {
  /** Health: how many months the trend goes back. */
  readonly months?: '3' | '6' | '12';
  /** Health: the score that is open; `health` unless said. */
  readonly score?: string;
  /** Health: as of the end of this day. */
  readonly on?: string;
  /** Health: what changed since this day. */
  readonly since?: string;
  /** Usage: how many days. */
  readonly days?: '30' | '90' | '365';
  /** Timeline: kinds, by commas. */
  readonly kinds?: string;
  /** Timeline and people: what to look for. */
  readonly text?: string;
  /** Timeline: only of this contact. */
  readonly contact?: string;
  /** The event that is open beside the page. */
  readonly event?: string;
  /** The rule of which is asked why. */
  readonly why?: string;
}

/** Keeps what is known and has a form that can be used; anything else in the address is left out. */
export function readSearch(search: Record<string, unknown>): AccountSearch {
  const read = (name: keyof AccountSearch, form: RegExp): Record<string, string> => {
    // The router reads a number in the address as a number.
    const value = typeof search[name] === 'number' ? String(search[name]) : search[name];
    return typeof value === 'string' && form.test(value) ? { [name]: value } : {};
  };
  const day = /^\d{4}-\d{2}-\d{2}$/;
  return {
    ...read('months', /^(3|6|12)$/),
    ...read('score', /^.{1,300}$/),
    ...read('on', day),
    ...read('since', day),
    ...read('days', /^(30|90|365)$/),
    ...read('kinds', /^[a-z,]{1,200}$/),
    ...read('text', /^.{1,200}$/s),
    ...read('contact', /^.{1,500}$/),
    ...read('event', /^[0-9a-f-]{36}$/),
    ...read('why', /^.{1,200}$/),
  };
}
