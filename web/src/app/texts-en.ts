import { joined } from './joined-catalogs.ts';

export const messages = joined(import.meta.glob('../**/locales/en.po', { eager: true }));

/** The server speaks English. */
export const problems = undefined;
