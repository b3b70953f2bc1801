export { askerOf } from './asker.ts';
export { httpApp } from './http-app.ts';
export type { HttpDeps } from './http-deps.ts';
export { metricsTable } from './metrics-catalog.ts';
export { createMetrics, type Metrics } from './metrics-registry.ts';
export { monitoringApp, mountMonitoring } from './metrics-routes.ts';
export { type HttpServer, serveHttp } from './serve-http.ts';
