import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useRouter } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useRead, useWrite } from '#web/api';
import { Button, classes, Panel, tellDone, tellFailure } from '#web/ui';
import { asked, type Field } from './form-answers.ts';
import { FormFields } from './form-fields.tsx';
import { problemText } from './form-words.ts';
import { Markdown } from './markdown.tsx';
import type { WholeTask } from './task-words.ts';
import { useDraft } from './use-draft.ts';
import { useSettled } from './use-settled.ts';

interface TaskFormProps {
  readonly task: WholeTask;
  readonly form: NonNullable<WholeTask['form']>;
  readonly mayFill: boolean;
  /** Nothing stands beside it: the preview does. */
  readonly isAlone: boolean;
}

/** The form of a task: conditions are followed and answers checked by the server while one types; what is typed is kept. */
export function TaskForm({ task, form, mayFill, isAlone }: TaskFormProps) {
  const { account, task: id } = task;
  const router = useRouter();
  const draft = useDraft(`task ${id}`);
  const { answers, set } = draft;
  const [showsAll, setShowsAll] = useState(false);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [previews, setPreviews] = useState(false);
  const settled = useSettled(answers, 250);
  const [shown, setShown] = useState<readonly string[]>([]);
  const given = useMemo(() => asked(form.fields, settled, shown), [form.fields, settled, shown]);
  const check = useRead(
    'check-task',
    { account, task: id, answers: given as never, preview: previews },
    { keepPrevious: true },
  );
  const found = check.data?.shown;
  // What is asked for decides what is given, and what is given what is asked for: settled once both agree.
  if (found !== undefined && found.join() !== shown.join() && !check.isPlaceholderData) setShown(found);
  const problems = check.data?.problems ?? [];
  const complete = useWrite('complete-task', {
    onDone() {
      draft.forget();
      tellDone(task.reopens ? t`Done` : t`Done: its journey goes on`);
      if (router.history.canGoBack()) router.history.back();
    },
    onProblem({ reason, message, details }) {
      setShowsAll(true);
      if (reason === 'answers-refused' && Array.isArray(details.problems)) {
        void check.refetch();
        focusFirst();
      } else tellFailure(message);
    },
  });
  const problem = (path: string, field: Field): string | undefined => {
    const one = problems.find((each) => each.field === path);
    if (one === undefined || (!showsAll && (one.reason === 'needed' || !touched.has(path)))) return undefined;
    return problemText(one, field);
  };
  const submit = (): void => {
    setShowsAll(true);
    complete.mutate({ account, task: id, answers: asked(form.fields, answers, shown) as never });
  };
  const documents = check.data?.documents;
  return (
    <div
      className={classes(
        'grid grid-cols-1 items-start gap-4',
        isAlone && (previews ? 'lg:grid-cols-2' : 'mx-auto w-full max-w-180'),
      )}
    >
      <Panel title={form.title} note={draft.isKept ? <Trans>kept in this browser</Trans> : undefined}>
        <form
          className="flex flex-col gap-3.5"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
          onBlur={() => setTouched(new Set(problems.map(({ field }) => field)))}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit();
          }}
        >
          <FormFields
            account={account}
            fields={form.fields}
            row={answers}
            shown={shown}
            disabled={!mayFill}
            problem={problem}
            onChange={set}
          />
          {showsAll && problems.length > 0 && (
            <p role="alert" className="text-s text-red">
              <Trans>Some fields are still needed: they are marked above.</Trans>
            </p>
          )}
          <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line pt-3.5">
            <Button onClick={() => setPreviews(!previews)} aria-pressed={previews}>
              {previews ? <Trans>Hide the preview</Trans> : <Trans>Preview what follows</Trans>}
            </Button>
            <Button look="primary" type="submit" busy={complete.isPending} disabled={!mayFill}>
              <Trans>Complete</Trans>
            </Button>
          </div>
        </form>
      </Panel>
      {previews && (
        <div className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-0">
          <Preview documents={documents} isComplete={problems.length === 0} isFresh={!check.isFetching} />
        </div>
      )}
    </div>
  );
}

interface PreviewProps {
  readonly documents: readonly { name: string; title?: string; body?: string; reason?: string }[] | undefined;
  readonly isComplete: boolean;
  readonly isFresh: boolean;
}

/** The documents that the journey writes once this is completed, with the answers as they are now. */
function Preview({ documents, isComplete, isFresh }: PreviewProps) {
  if (!isComplete || documents === undefined) {
    return (
      <Panel title={<Trans>Preview</Trans>}>
        <p className="text-s text-text-2">
          {isFresh ? (
            <Trans>Fill in what is needed, and the document that comes of it shows here.</Trans>
          ) : (
            <Trans>The document is being written.</Trans>
          )}
        </p>
      </Panel>
    );
  }
  if (documents.length === 0) {
    return (
      <Panel title={<Trans>Preview</Trans>}>
        <p className="text-s text-text-2">
          <Trans>No document comes of this at once.</Trans>
        </p>
      </Panel>
    );
  }
  return documents.map(({ name, title, body, reason }) => (
    <Panel key={name} title={title ?? name} note={<Trans>preview</Trans>}>
      {body === undefined ? <p className="text-s text-red">{reason}</p> : <Markdown text={body} />}
    </Panel>
  ));
}

/** The problem that comes first is looked at first. */
function focusFirst(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('form [aria-invalid=true]')?.focus());
}
