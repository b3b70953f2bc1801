const LEVELS: Readonly<Record<number, string>> = { 20: 'debug', 30: 'info ', 40: 'warn ', 50: 'error', 60: 'fatal' };
const COLOURS: Readonly<Record<number, string>> = { 20: '90', 30: '36', 40: '33', 50: '31', 60: '31' };

interface Line {
  readonly level: number;
  readonly time: number;
  readonly msg?: string;
  readonly error?: { readonly message?: string; readonly stack?: string };
  readonly [field: string]: unknown;
}

/** `12:04:31.207 info  tick done shard=4 ms=12`, with the stack of an error below it. */
export function oneLine(json: string): string {
  const { level, time, msg, error, ...fields } = JSON.parse(json) as Line;
  const clock = new Date(time).toTimeString().slice(0, 8);
  const ms = String(time % 1000).padStart(3, '0');
  const rest = Object.entries(fields).map(([name, value]) => ` \u001b[90m${name}=\u001b[0m${text(value)}`);
  const stack = error === undefined ? '' : `\n${error.stack ?? error.message ?? ''}`;
  return `\u001b[90m${clock}.${ms}\u001b[0m \u001b[${COLOURS[level] ?? '0'}m${LEVELS[level] ?? level}\u001b[0m ${msg ?? ''}${rest.join('')}${stack}\n`;
}

function text(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);
}
