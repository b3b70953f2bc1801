import type { Stage, StepId } from './journey-definition.ts';
import { momentOf } from './journey-parts.ts';
import type { StageText } from './journey-schema.ts';
import { knownEvents } from './load-facts.ts';
import type { StepBuilder } from './load-steps.ts';
import { spokenName } from './load-task.ts';
import { readTitle } from './read-label.ts';
import { isGo } from './step-names.ts';
import { definedOnly } from './story.ts';
import type { Path } from './yaml-file.ts';

/** `next`: the first step of the stage after it. */
export function loadStage(text: StageText, path: Path, builder: StepBuilder, next: StepId | undefined): Stage {
  const [begins] = text.steps;
  if (begins !== undefined && isGo(begins))
    builder.reading.file.wrong([...path, 'steps', 0], 'a stage begins with a step: let those who come here go there');
  const first = builder.sequence(text.steps, [...path, 'steps'], next) ?? '';
  const { window } = text;
  return {
    id: text.stage,
    ...readTitle(text.title ?? spokenName(text.stage), builder.reading.file, [...path, 'title']),
    first,
    on: loadReactions(text.on ?? [], [...path, 'on'], builder),
    doneWhen: loadCriteria(text['done when'] ?? [], [...path, 'done when'], builder),
    ...(window === undefined
      ? {}
      : {
          window: {
            from: momentOf(builder.reading, first, window.from, [...path, 'window', 'from']),
            to: momentOf(builder.reading, first, window.to, [...path, 'window', 'to']),
          },
        }),
    ...(text.story === undefined ? {} : { story: definedOnly(text.story) }),
  };
}

function loadReactions(texts: NonNullable<StageText['on']>, path: Path, builder: StepBuilder): Stage['on'] {
  const { file, scope } = builder.reading;
  return texts.flatMap(({ event, when }, index) => {
    const at = [...path, index];
    knownEvents(file, [...at, 'event'], event);
    const step = builder.step(at, undefined);
    const condition = file.condition(when, [...at, 'when'], { ...scope, events: [event] });
    return step === undefined ? [] : [{ event, step, ...(condition === undefined ? {} : { when: condition }) }];
  });
}

function loadCriteria(texts: NonNullable<StageText['done when']>, path: Path, builder: StepBuilder): Stage['doneWhen'] {
  const { file, scope } = builder.reading;
  return texts.map((text, index) =>
    typeof text === 'string' ? { when: file.expression(text, [...path, index], scope, 'bool') } : { check: text.check },
  );
}
