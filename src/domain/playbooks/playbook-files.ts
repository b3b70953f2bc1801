import { z } from 'zod';
import { keptElsewhere } from '#platform/audit';

/** A playbook's text files by path: as many and as long as people write, far from what would load the server. */
const MOST_FILES = 500;
const LONGEST = 500_000;
const MOST_LETTERS = 4_000_000;

export const FilePath = z
  .string()
  .max(200)
  .regex(/^[\p{L}\p{N}_-][\p{L}\p{N}_. -]*(\/[\p{L}\p{N}_-][\p{L}\p{N}_. -]*){0,3}$/u, {
    error: 'A path is letters, digits, _ - and . with / between folders.',
  });

const STORABLE = 'This text holds a character (NUL) that can not be kept: take it out.';

/** The draft has it: the audit log would have it again with every save. */
export const FileText = keptElsewhere(
  z
    .string()
    .max(LONGEST, { error: `A file of a playbook is at most ${LONGEST} letters long.` })
    .refine((text) => !text.includes('\0'), { error: STORABLE }),
);

export const PlaybookTexts = z
  .record(FilePath, FileText)
  .refine((files) => Object.keys(files).length <= MOST_FILES, { error: `A playbook has at most ${MOST_FILES} files.` })
  .refine((files) => Object.values(files).reduce((sum, { length }) => sum + length, 0) <= MOST_LETTERS, {
    error: `A playbook is at most ${MOST_LETTERS} letters long.`,
  })
  .describe('path → text');

export const PlaybookId = z.string().regex(/^[a-z][a-z0-9_]*$/, {
  error: 'A playbook’s id is small letters, digits and _, and starts with a letter.',
});

/** Somebody who wrote or published: a person, or what a key or the command line is called. */
export const Author = z.object({ id: z.string(), name: z.string().optional() });

export const ProblemView = z.object({
  file: z.string(),
  line: z.number(),
  column: z.number(),
  message: z.string(),
});
