/** Perennial's, the same as in package.json: a bundle has no file beside it to read it from. */
export const VERSION = '0.1.0';
