import { t } from '@lingui/core/macro';
import { Problem } from '#web/api';

export interface Sent {
  readonly upload: string;
  readonly name: string;
  readonly bytes: number;
}

/** Sends a file; `progress` is told the share that has left, 0 to 1. fetch can't tell that of what it sends. */
export function sendFile(file: File, progress: (share: number) => void, signal: AbortSignal): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/upload?name=${encodeURIComponent(file.name)}`);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => {
      if (request.status === 200) {
        // The route's own answer.
        resolve(request.response as Sent);
        return;
      }
      const said = (request.response ?? {}) as { readonly reason?: string; readonly detail?: string };
      const { reason = 'unknown', detail = t`The file could not be sent. Try again.`, ...details } = said;
      reject(new Problem(request.status, reason, detail, details));
    });
    request.addEventListener('error', () => {
      reject(new Problem(0, 'no-connection', t`The server can't be reached. Try again.`, {}));
    });
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
