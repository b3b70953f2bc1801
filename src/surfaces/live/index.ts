export { askerOf } from './asker.ts';
export { LiveHub } from './live-hub.ts';
export { liveRoutes } from './live-routes.ts';
