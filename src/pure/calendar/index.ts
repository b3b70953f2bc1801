export { addDuration } from './add-duration.ts';
export { bestHourOf, defaultBestHour } from './best-hour.ts';
export { type BusinessCalendar, defaultCalendar, type OpenHours } from './business-hours.ts';
export { formatDuration, parseDuration } from './duration.ts';
export { formatMoment } from './format-moment.ts';
export type { Duration, Moment } from './moment.ts';
export { parseMoment } from './parse-moment.ts';
export { isQuiet, nextPermitted, noQuietHours, parseQuietHours, type QuietHours } from './quiet-hours.ts';
export { type MomentContext, resolveMoment } from './resolve-moment.ts';
