export { permissionWords } from './role-words.ts';
