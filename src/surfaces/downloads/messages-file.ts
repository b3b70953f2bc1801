import type { z } from 'zod';
import type { listMessages } from '#domain/messages';
import { account, type FileColumns, plain, withPart } from './file-column.ts';
import { type AskedFile, keyedFile, type ListedFile } from './file-list.ts';

type Message = z.output<(typeof listMessages)['output']>['messages'][number];

export function messagesFile(asked: AskedFile): ListedFile {
  return keyedFile(asked, {
    rows: 'messages',
    idOf: ({ message }) => message,
    columns: COLUMNS,
    input: { limit: 500 },
  });
}

const COLUMNS: FileColumns<Message> = {
  account: account(),
  state: withPart(
    ({ state }) => state,
    'reason',
    ({ reason }) => reason,
  ),
  // Of a reply how it begins, as in the list.
  subject: withPart(
    ({ subject }) => subject,
    'text',
    ({ text }) => text,
  ),
  to: plain(({ to, from_address, contact }) => to ?? from_address ?? contact),
  message: plain(({ name }) => name),
  owner: plain(({ owner_name, owner }) => owner_name ?? owner),
  when: plain(({ created_at }) => created_at),
};
