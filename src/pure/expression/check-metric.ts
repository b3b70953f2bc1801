import type { MetricType } from './catalog.ts';
import type { Checked, Items } from './checked.ts';
import { type Checking, factAt, fail, mention, own, textLiteral, variableNamed } from './checking.ts';
import type { MetricFunction } from './fact.ts';
import { membersRef, metricRef } from './fact-ref.ts';
import { nearestName, suggestion } from './nearest-name.ts';
import type { Syntax } from './syntax.ts';
import { parseWindow } from './window.ts';

type Method = Extract<Syntax, { op: 'method' }>;
type MetricRef = ReturnType<typeof metricRef>;

/** Which functions make sense of what a metric folds: a largest value has no sum, a newest one no window. */
const FUNCTIONS: Readonly<Record<MetricType['aggregate'], readonly MetricFunction[]>> = {
  count: ['count', 'sum', 'days', 'change'],
  sum: ['sum', 'count', 'mean', 'days', 'change'],
  max: ['max', 'count', 'days'],
  last: ['last'],
  distinct: ['distinct'],
};
/** What metrics of any kind can be asked for. */
export const ALL_FUNCTIONS: readonly string[] = [...new Set(Object.values(FUNCTIONS).flat())];

/** The metric that a method is called on, if it is one. */
export function metricOf(checking: Checking, node: Syntax): { name: string; metric: MetricType } | undefined {
  if (node.op !== 'name' || variableNamed(checking, node.name) !== undefined) return undefined;
  const metric = own(checking.catalog.metrics, node.name);
  return metric && { name: node.name, metric };
}

/** `usage.sum("30d")`. */
export function checkMetric(checking: Checking, node: Method, name: string, metric: MetricType): Checked | undefined {
  if (node.name === 'by') {
    const members = `${name}.by("${metric.by ?? 'feature'}")`;
    return fail(
      checking,
      node,
      `${members} gives a value per member: ask ${members}.change("30d").exists(c, c >= 0.3).`,
    );
  }
  const ref = checkFunction(checking, node, name, metric);
  return ref && factAt(checking, node, ref);
}

/** `usage.by("feature").change("30d")`, which only a macro can ask; undefined when the node is no such thing. */
export function membersOf(checking: Checking, node: Syntax): (() => Items | undefined) | undefined {
  if (node.op !== 'method' || node.of.op !== 'method' || node.of.name !== 'by') return undefined;
  const by = node.of;
  const on = metricOf(checking, by.of);
  if (on === undefined) return undefined;
  return () => {
    const { name, metric } = on;
    const dimension = textLiteral(by.args[0]);
    if (metric.by === undefined || metric.aggregate === 'last' || metric.aggregate === 'distinct') {
      return fail(checking, by, `${name} is not kept by a dimension: a count, sum or max that declares \`by:\` is.`);
    }
    if (by.args.length !== 1 || dimension !== metric.by) {
      return fail(checking, by, `${name} is kept by ${metric.by}: write ${name}.by("${metric.by}").`);
    }
    const ref = checkFunction(checking, node, name, metric);
    if (ref === undefined) return undefined;
    mention(checking, ref);
    return { of: 'members', members: mention(checking, membersRef(name, dimension)), metric: ref };
  };
}

function checkFunction(checking: Checking, node: Method, name: string, metric: MetricType): MetricRef | undefined {
  const has = FUNCTIONS[metric.aggregate];
  const fn = has.find((known) => known === node.name);
  if (fn === undefined) {
    if (nearestName(node.name, has) === undefined && ALL_FUNCTIONS.includes(node.name)) {
      const kinds = `${name} is declared as ${metric.aggregate}`;
      return fail(checking, node, `${name}.${node.name} does not exist: ${kinds}, which has ${has.join(', ')}.`);
    }
    return fail(checking, node, `${name}.${node.name} does not exist${suggestion(node.name, has)}`);
  }
  if (fn === 'last') {
    if (node.args.length === 0) return metricRef(name, fn, undefined, metric.value);
    return fail(checking, node, `${name}.last() is the newest value and takes no window.`);
  }
  const days = checkWindow(checking, node, `${name}.${fn}`);
  return days === undefined ? undefined : metricRef(name, fn, days);
}

/** The one window argument of a call, in days. */
export function checkWindow(checking: Checking, node: Method, written: string): number | undefined {
  const text = textLiteral(node.args[0]);
  if (node.args.length !== 1 || text === undefined) {
    return fail(checking, node.args[0] ?? node, `${written} takes a window in quotes: ${written}("30d").`);
  }
  const window = parseWindow(text);
  if ('days' in window) return window.days;
  return fail(checking, node.args[0] ?? node, window.problem);
}
