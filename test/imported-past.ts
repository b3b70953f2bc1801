import { HOUR, type Instant, type JsonObject } from '#base';
import { eventKey, insertIntoInbox } from '#engine';
import type { Db } from '#platform/db';
import { SERVICE_UPGRADE } from './running-product.ts';

/** The service upgrade with somebody held out, colleagues told, and a second journey that mails at once. */
export const RELEASED_FILES = Object.fromEntries(
  Object.entries({
    ...SERVICE_UPGRADE,
    'journeys/thanks.yaml': `journey: thanks
title: Thanks
enter: { on: [signal.raised], signals: [promoter, feature_requested], again: { thanked: 30d } }
stages:
  - stage: thank
    steps:
      - email: thank_you
      - exit: thanked
`,
    'messages/thank_you.md':
      '---\npurpose: service\nfrom: csm\nto: primary contact\n---\n## en\n# Thank you, {{contact.first_name}}\nThank you.\n## ko\n# {{contact.first_name}} 님\n감사합니다.\n',
  }).map(([path, text]) => [
    path,
    path === 'signals.yaml'
      ? text
          .replace('respond within: 48h', 'respond within: 48h, alert: at once')
          .replace('"clear" }', '"clear", digest: next morning }')
          .replace('on: feature.requested', 'on: feature.requested\n    needs: health.score >= 50')
      : path === 'journeys/service_upgrade.yaml'
        ? text.replace(/^enter:$/m, 'enter:\n  holdout: 50%')
        : text,
  ]),
);

/** Something that happened so many hours before it comes in. */
export interface Past {
  readonly name: string;
  readonly properties: JsonObject;
  readonly ago: number;
  readonly contact?: string;
}

let sent = 0;

/** What an import brings: events of long ago that come in now. */
export async function importPast(db: Db, now: Instant, account: string, events: readonly Past[]): Promise<void> {
  const rows = events.map(({ name, properties, ago, contact }) => ({
    event: {
      ...{ account, name, properties, source: 'import:events', key: eventKey('import', `${++sent}`) },
      ...{ history: true, occurredAt: now - ago * HOUR },
      ...(contact === undefined ? {} : { contact }),
    },
    lane: 2 as const,
    receivedAt: now,
  }));
  await insertIntoInbox(db, rows);
}
