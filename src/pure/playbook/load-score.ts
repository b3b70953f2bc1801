import { checkReached, edgeOf } from './edges.ts';
import { loadBands } from './load-bands.ts';
import { checkId } from './load-facts.ts';
import { type FileReading, isBroken } from './loading.ts';
import type { Edge, Factor, Score } from './playbook.ts';
import type { ScoreText } from './signals-schema.ts';
import type { Path } from './yaml-file.ts';

export function loadScore(id: string, text: ScoreText, file: FileReading): Score {
  const path = ['scores', id];
  checkId(file, ['scores'], id);
  const factors = text.factors.map((factor, index) => loadFactor(factor, file, [...path, 'factors', index]));
  const reachable = factors.reduce((sum, factor) => sum + Math.max(...factor.points.map((option) => option.points)), 0);
  if (reachable > text.max) {
    file.wrong(
      [...path, 'max'],
      `the factors can give ${reachable} points, more than max ${text.max}: raise max or lower the points`,
    );
  }
  return {
    id,
    title: text.title ?? id,
    max: text.max,
    factors,
    bands: loadBands(text.bands, file, [...path, 'bands']),
  };
}

const OTHERWISE: Edge = { compare: 'otherwise' };

function loadFactor(text: ScoreText['factors'][number], file: FileReading, path: Path): Factor {
  const edges = text.points.map((option, index) => edgeOf(option, file, [...path, 'points', index]));
  const numeric = edges.some(isNumeric);
  const input = file.expression(text.input, [...path, 'input'], {}, numeric ? 'number' : undefined);
  checkReached(edges, file, [...path, 'points']);
  edges.forEach(({ compare, edge }, index) => {
    const kind = typeof edge === 'string' ? 'text' : typeof edge === 'boolean' ? 'bool' : 'number';
    if (compare === 'equals' && !isBroken(input) && kind !== input.type) {
      file.wrong([...path, 'points', index, 'equals'], `the input is ${input.type}; this compares it with ${kind}`);
    }
  });
  const points = text.points.map(({ points: given, label }, index) => ({
    ...(edges[index] ?? OTHERWISE),
    points: given,
    label,
  }));
  return { factor: text.factor, input, points };
}

function isNumeric({ compare, edge }: Edge): boolean {
  return compare !== 'otherwise' && (compare !== 'equals' || typeof edge === 'number');
}
