import type { HealthText } from './health-schema.ts';
import type { StepNames } from './journey-parts.ts';
import { loadBands } from './load-bands.ts';
import { checkId } from './load-facts.ts';
import { loadOnEnter } from './load-on-enter.ts';
import { type FileReading, shareOf } from './loading.ts';
import type { HealthComponent, HealthModel } from './playbook.ts';

/** A model whose weights add up to 100, or one that only takes over an imported score. */
export function loadHealth(id: string, text: HealthText, file: FileReading, names: StepNames): HealthModel {
  const path = ['health', id];
  checkId(file, ['health'], id);
  const applies = file.condition(text.for, [...path, 'for'], {});
  const imported =
    text.imported === undefined ? undefined : file.expression(text.imported, [...path, 'imported'], {}, 'number');
  const components = (text.components ?? []).map((component, index): HealthComponent => {
    const at = [...path, 'components', index];
    return {
      component: component.component,
      weight: component.weight,
      measures: component.measures.map((measure, nth) => {
        const here = [...at, 'measures', nth];
        const { zero, full } = measure.scale;
        if (zero === full)
          file.wrong([...here, 'scale'], 'zero and full are the same: between them lie 0 to 100 points');
        return {
          measure: measure.measure,
          input: file.expression(measure.input, [...here, 'input'], {}, 'number'),
          scale: { zero, full },
        };
      }),
    };
  });
  const weight = components.reduce((sum, component) => sum + component.weight, 0);
  if (components.length === 0 && imported === undefined) {
    file.wrong(path, 'a model has components, or an imported score, or both');
  } else if (components.length > 0 && Math.abs(weight - 100) > 1e-9) {
    file.wrong([...path, 'components'], `the weights add up to ${weight}, not to 100`);
  }
  const bands = loadBands(text.bands, file, [...path, 'bands']);
  return {
    id,
    components,
    bands,
    onEnter: loadOnEnter(id, text, bands, file, names),
    unknownPast: text['unknown past'] === undefined ? 1 : shareOf(text['unknown past']),
    ...(applies === undefined ? {} : { for: applies }),
    ...(imported === undefined ? {} : { imported }),
  };
}
