/** Places whose problems nobody meets in the web app. */
export const PLACES_ELSEWHERE = {
  'src/surfaces/cli/': 'at the command line',
  'src/simulation/': 'at the command line, in trials',
  'src/platform/config/': 'on starting, in the terminal',
  'src/platform/db/': 'on starting, in the terminal; later it is database-away or disk-full',
  'src/surfaces/http/serve-http.ts': 'on starting, in the terminal',
  'src/surfaces/http/metrics-routes.ts': 'asked by a monitor',
  'src/surfaces/http/segment-routes.ts': 'asked by what sends events',
  'src/surfaces/http/sent-key.ts': 'asked with a key',
  'src/surfaces/downloads/': 'asked by links, whose answers the browser keeps; they name only what the list has',
  'src/domain/events/receive-calls.ts': 'asked by what sends events',
  'src/platform/http/read-body.ts': 'about a body that the app does not send; too large a one is told',
} as const;

/** Reasons that nobody meets in the web app. */
export const REASONS_ELSEWHERE = {
  // The app sends what routes and bodies have to be like.
  'not-utf8': 'the app sends UTF-8',
  'too-deep': 'the app nests nothing so deep',
  'no-body': 'the app sends a body',
  'malformed-json': 'the app sends JSON',
  'wrong-method': 'the app sends POST',
  'no-such-route': 'the app knows its routes',
  'no-such-operation': 'the app is built from the operations',
  'no-batch': 'the app sends no batches',
  'bad-idempotency-key': 'the app makes its keys',
  'idempotency-key-reused': 'the app makes its keys',
  'upload-name': 'the app names what it sends',
  'thing-not-found': 'who else is looking is asked behind the screen, and nothing is told of it',
} as const;
