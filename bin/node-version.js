// Old syntax and CommonJS (bin/package.json), so that a Node that is too old can still read what is wrong with it.
var found = process.versions.node.split('.').map(Number);
if (found[0] < 20 || (found[0] === 20 && found[1] < 19)) {
  process.stderr.write(
    'Perennial needs Node.js 20.19 or later; this is ' +
      process.version +
      ' (' +
      process.execPath +
      '). Install a newer one from https://nodejs.org, then try again.\n',
  );
  process.exit(1);
}
