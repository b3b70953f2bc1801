export { permissionWords, ROLES, type Role, roleWords } from './role-words.ts';
