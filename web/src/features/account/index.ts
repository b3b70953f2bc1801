import { lazy } from 'react';

export { rememberList } from './neighbours.ts';

/** Noting a call, booking, a reply, a decision, by hand, from another screen; loaded when it is opened. */
export const AccountActionDialog = lazy(async () => ({ default: (await import('./action-dialog.tsx')).ActionDialog }));
