import { type AppError, forbidden } from '#base';

/** For what only an admin may see or do to somebody else. */
export const notYours = (): AppError =>
  forbidden('not-yours', 'Only an admin sees or ends what belongs to somebody else. Leave `user` out for your own.');
