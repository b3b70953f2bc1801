import { joined } from './joined-catalogs.ts';

export const messages = joined(import.meta.glob('../**/locales/ko.po', { eager: true }));

export { korean as problems } from './problems/korean.ts';
