import { type Output, problemInWords } from '#web/api';

type RowProblem = Output<'preview-import'>['rows'][number]['problems'][number];

/** What is wrong with a row and how to mend it, in the person's language. */
export function RowProblemText({ problem: { told, reason, fix } }: { problem: RowProblem }) {
  const words = problemInWords(told, '');
  if (words !== '') return words;
  return (
    <>
      {reason}. <span className="text-text-2">{fix}</span>
    </>
  );
}
