export { SearchKey } from './search-key.tsx';
