import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './install.mjs';

/** A reporter for Vitest: how many tests passed, failed and were skipped, and what failed; as JSON into TEST_REPORT. */
export default class {
  onTestRunEnd(modules, unhandled) {
    const report = { passed: 0, failed: 0, skipped: 0, failures: [] };
    const failed = (where, errors) => {
      report.failed += 1;
      report.failures.push([where, ...errors.map(told)].join('\n'));
    };
    for (const module of modules) {
      const file = relative(root, module.moduleId);
      // What could not be loaded, or set up, has no test to fail.
      for (const one of [module, ...module.children.allSuites()])
        if (one.errors().length > 0) failed([file, one.fullName].filter(Boolean).join(': '), one.errors());
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result();
        if (state === 'failed') failed(`${file}: ${test.fullName}`, errors);
        else report[state === 'passed' ? 'passed' : 'skipped'] += 1;
      }
    }
    if (unhandled.length > 0) failed('outside any test', unhandled);
    writeFileSync(process.env.TEST_REPORT, JSON.stringify(report));
  }
}

const told = ({ stack, message, diff }) =>
  stripVTControlCharacters([stack ?? message, diff].filter(Boolean).join('\n'));
