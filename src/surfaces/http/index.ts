export { httpApp } from './http-app.ts';
export type { HttpDeps } from './http-deps.ts';
export { type HttpServer, serveHttp } from './serve-http.ts';
