import { type AppError, forbidden } from '#base';

/** Whether a page of ours sent a request: browsers say from which origin it comes, and no page can change that. */
export function isSameOrigin({ headers }: Request, url: string): boolean {
  const origin = headers.get('origin');
  if (origin === null || origin === 'null') return headers.get('sec-fetch-site') === 'same-origin';
  if (!URL.canParse(origin)) return false;
  return origin === new URL(url).origin || new URL(origin).host === headers.get('host');
}

export const otherOrigin = (): AppError =>
  forbidden('other-origin', 'A page of another site asked for this, with your session. It was refused.');
