export { authGet, authPost } from './auth.ts';
export { FormProblem } from './outside-page.tsx';
export { addPasskey, canPasskey } from './passkey.ts';
export { useAttempt } from './use-attempt.ts';
