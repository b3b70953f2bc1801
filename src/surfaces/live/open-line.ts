import type { Line, LiveHub, Visitor } from './live-hub.ts';

/** A sign of life, and the look whether the session still is, in ms. */
const BEAT = 15_000;
/** A browser that takes nothing for so many bytes is let go: it comes again and is told to read all. */
const BEHIND = 1_000_000;

/** The stream of one connection; `again` finds out who it is now, undefined when the session has ended. */
export function openLine(
  hub: LiveHub,
  visitor: Visitor,
  last: string | undefined,
  again: () => Promise<Visitor | undefined>,
): Response {
  const encoder = new TextEncoder();
  let close: () => void = () => undefined;
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let isOpen = true;
        const write = (text: string): void => {
          if (!isOpen) return;
          if ((controller.desiredSize ?? 0) < -BEHIND) close();
          else controller.enqueue(encoder.encode(text));
        };
        const line: Line = {
          visitor,
          tell(event, data, id) {
            write(`event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`);
          },
          end: () => close(),
        };
        const beat = setInterval(() => {
          write(': here\n\n');
          void again().then((now) => {
            if (now !== undefined) line.visitor = now;
            else {
              line.tell('ended', {});
              close();
            }
          });
        }, BEAT);
        close = () => {
          if (!isOpen) return;
          isOpen = false;
          clearInterval(beat);
          hub.leave(line);
          try {
            controller.close();
          } catch {
            // The browser has closed it first.
          }
        };
        write('retry: 1000\n\n');
        hub.enter(line, last);
      },
      cancel: () => close(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 16_384 }),
  );
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Proxies that gather answers would keep it.
      'x-accel-buffering': 'no',
    },
  });
}
