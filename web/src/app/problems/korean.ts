import { accounts } from './ko-accounts.ts';
import { building } from './ko-building.ts';
import { signingIn } from './ko-signing-in.ts';
import { work } from './ko-work.ts';
import { koreanWords } from './korean-words.ts';
import { withParticles } from './particles.ts';
import type { ProblemLanguage } from './problem-language.ts';

export const korean: ProblemLanguage = {
  texts: { ...signingIn, ...accounts, ...work, ...building },
  words: koreanWords,
  finish: withParticles,
};
