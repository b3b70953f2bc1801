import { z } from 'zod';
import { locale, object, text } from './schema-parts.ts';

/** words.yaml */
export const wordsSchema = object({
  words: z
    .record(locale, z.record(text, text))
    .meta({ description: 'By locale: what stands in the other files, and how people read it in that language' }),
});

export type WordsText = z.output<typeof wordsSchema>;
