import { documentPage, loadDocuments } from '#domain/documents';
import type { Tx } from '#platform/db';
import type { MessageRequest } from './message-request.ts';
import type { Attachment } from './written-mail.ts';

/** The approved documents that messages ask for, by journey run and name. */
export async function loadAttachments(
  tx: Tx,
  shard: number,
  requests: readonly MessageRequest[],
): Promise<(request: MessageRequest, name: string) => Attachment | undefined> {
  const wanted = requests.flatMap(({ enrollment, message }) =>
    enrollment === undefined ? [] : message.attach.map((name) => ({ enrollment, name })),
  );
  const documents = wanted.length === 0 ? [] : await loadDocuments(tx, shard, wanted);
  return ({ enrollment }, name) => {
    const document = documents.find((one) => one.enrollment === enrollment && one.name === name);
    if (document === undefined) return undefined;
    return { id: document.id, name, file: `${name}.html`, html: documentPage(document) };
  };
}
