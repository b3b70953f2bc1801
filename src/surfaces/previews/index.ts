export { type PreviewDeps, previewRoutes } from './preview-routes.ts';
