import { featuresIn } from '#domain';
import { AccountIndex } from '#domain/views';

type Ports = Parameters<typeof featuresIn>[0];

const unused = (): never => {
  throw new Error('nobody asks for this here');
};

/** All features joined, with what a test gives of their ports; whoever asks for another one is told. */
export const testFeatures = (ports: Partial<Ports> = {}): ReturnType<typeof featuresIn> =>
  featuresIn({
    runtime: unused,
    playbooks: { load: unused, runtime: unused, catalog: unused, play: unused, shipped: () => ({}) },
    index: new AccountIndex(),
    explainBackTest: unused,
    uploads: { open: unused, keepRefused: unused },
    isSending: () => false,
    build: { version: '1', node: '20' },
    ...ports,
  });
