export { type AuthSource, authSource } from './auth-source.ts';
export { createSessions } from './session-ring.ts';
export { mountSignIn } from './sign-in-routes.ts';
