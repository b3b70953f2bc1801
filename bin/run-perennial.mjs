import { pathToFileURL } from 'node:url';
import { buildStale } from './build.mjs';
import { installMissing } from './install.mjs';

installMissing();
const bundle = await buildStale().catch((error) => {
  // esbuild has printed what is wrong with the source.
  process.stderr.write(`The build failed: ${error.message}\n`);
  process.exit(1);
});
process.setSourceMapsEnabled(true);
// In this process, so that signals reach it and its exit code is ours.
await import(pathToFileURL(bundle).href);
