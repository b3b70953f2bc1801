export type { AttributeType, ExpressionProblem, FactCatalog, MetricType, Scope } from './catalog.ts';
export { type Compilation, compileExpression, longestWindow } from './compile-expression.ts';
export { type Condition, conditionText, readCondition } from './condition-tree.ts';
export { nameProblem } from './expression-name.ts';
export type { Explanation, Expression, FactReader, FactRef, MetricFunction, Value, ValueType } from './fact.ts';
export * from './fact-ref.ts';
export { ENGLISH_FLIPS, type FlipWords, flips } from './flips.ts';
export { nearestName } from './nearest-name.ts';
