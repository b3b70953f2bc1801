import { HOUR, MINUTE } from '#base';
import type { Duration, Moment } from './moment.ts';

/** A moment as a playbook writes it: `day 3, best hour`, `24h after meeting.ends`. */
export function formatMoment(moment: Moment): string {
  switch (moment.kind) {
    case 'day':
      return moment.hour === undefined ? `day ${moment.day}` : `day ${moment.day}, ${hourText(moment.hour)}`;
    case 'hour':
      return hourText(moment.hour);
    case 'in':
      return formatDuration(moment.offset);
    case 'anchor':
      return moment.offset === undefined
        ? `at ${moment.anchor}`
        : `${formatDuration(moment.offset)} ${moment.direction} ${moment.anchor}`;
  }
}

const hourText = (hour: 'best' | 'business morning'): string => (hour === 'best' ? 'best hour' : hour);

function formatDuration(duration: Duration): string {
  if (duration.kind === 'elapsed')
    return duration.ms % HOUR === 0 ? `${duration.ms / HOUR}h` : `${duration.ms / MINUTE}min`;
  const unit = `${duration.unit}${duration.n === 1 ? '' : 's'}`;
  if (duration.kind === 'business') return `${duration.n} business ${unit}`;
  return duration.unit === 'day' ? `${duration.n}d` : `${duration.n} ${unit}`;
}
