import { inspect } from 'node:util';

const LOOK = 50;

/** Asks until `is` holds of the answer, and gives it; an error after `within` ms shows the last answer. */
export async function eventually<Answer>(
  what: string,
  ask: () => Promise<Answer>,
  is: (answer: Answer) => boolean,
  within = 60_000,
): Promise<Answer> {
  const until = performance.now() + within;
  for (;;) {
    const answer = await ask();
    if (is(answer)) return answer;
    if (performance.now() > until) {
      const shown = inspect(answer, { depth: 6, breakLength: 120, maxArrayLength: 50 });
      throw new Error(`not within ${within / 1000} s: ${what}. The last answer was ${shown}`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
}
