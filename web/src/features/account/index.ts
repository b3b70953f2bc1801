export { rememberList } from './neighbours.ts';
