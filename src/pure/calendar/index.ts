export { addDuration } from './add-duration.ts';
export { type BusinessCalendar, defaultCalendar, type OpenHours } from './business-hours.ts';
export { parseDuration } from './duration.ts';
export type { Duration, Moment } from './moment.ts';
export { parseMoment } from './parse-moment.ts';
export { defaultBestHour, type MomentContext, resolveMoment } from './resolve-moment.ts';
