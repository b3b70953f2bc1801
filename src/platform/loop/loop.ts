export interface LoopOptions {
  /** One turn of work; `true`: there is more, so the next turn comes at once. */
  readonly work: () => Promise<unknown>;
  /** The pause between turns, in ms. */
  readonly every: number;
  /** Is told of errors of a turn; the loop goes on after them. */
  readonly failed: (error: unknown) => void;
}

export interface Loop {
  /** Ends the pause it is in. */
  wakeUp(): void;
  /** Takes no further turn, and ends when the one under way has. */
  stop(): Promise<void>;
}

/** Does work turn after turn from now on, until stopped. */
export function startLoop({ work, every, failed }: LoopOptions): Loop {
  let stopping = false;
  let wakeUp: () => void = () => undefined;
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, every);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const loop = async (): Promise<void> => {
    while (!stopping) {
      const more = await work().catch(failed);
      if (more !== true && !stopping) await pause();
    }
  };
  const running = loop();
  return {
    wakeUp: () => wakeUp(),
    async stop() {
      stopping = true;
      wakeUp();
      await running;
    },
  };
}
