import { lasting, type Status } from '#domain/status';

/** How an installation is, for a terminal: what needs somebody first, with what to do; then what runs and what waits. */
export function statusLines(status: Status): string[] {
  const { troubles, versions, services, lag, outbox, size } = status;
  const notes = troubles.filter(({ level }) => level === 'note');
  const serious = troubles.filter(({ level }) => level !== 'note');
  return [
    serious.length === 0
      ? 'All is well.'
      : `${serious.length === 1 ? 'One thing needs' : `${serious.length} things need`} somebody.`,
    ...[...serious, ...notes].flatMap(({ level, text, do: todo }) => ['', `${MARKS[level]} ${text}`, `  ${todo}`]),
    '',
    line(
      'runs',
      `${counted(services.workers.length, 'worker')}, ${counted(services.deliveries.length, 'delivery', 'deliveries')}`,
    ),
    line('last tick', status.last_tick === null ? 'none yet' : minute(status.last_tick)),
    line(
      'lag',
      lag.worst_seconds === 0
        ? 'none'
        : `${lasting(lag.worst_seconds)} in the worst of ${counted(lag.shards.length, 'shard')}`,
    ),
    line(
      'inbox',
      `${lag.lanes.people.waiting + lag.lanes.live.waiting} live, ${lag.lanes.history.waiting} of history; ${lag.due.waiting} due`,
    ),
    line(
      'outbox',
      `${outbox.queued} queued, ${outbox.under_way} under way, ${outbox.in_doubt} in doubt, ${deadOf(outbox)} given up`,
    ),
    line('playbooks', playbooksOf(versions.playbooks)),
    line(
      'data',
      `${megabytes(size.bytes)} (${size.groups
        .filter(({ bytes }) => bytes >= MB)
        .map(({ group, bytes }) => `${group} ${megabytes(bytes)}`)
        .join(', ')})`.replace(' ()', ''),
    ),
    line('clock', clockOf(status)),
    line(
      'versions',
      `Perennial ${versions.perennial}, PostgreSQL ${versions.postgresql}, Node ${versions.node.replace(/^v/, '')}, ${counted(versions.migrations, 'migration')}`,
    ),
  ];
}

/** That a person has to look, in a column of its own. */
const MARKS = { urgent: '!!', person: '! ', note: '- ' } as const;

const line = (name: string, text: string): string => `${name.padEnd(10)} ${text}`;

const counted = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

const deadOf = ({ dead }: Status['outbox']): number => dead.reduce((sum, { total }) => sum + total, 0);

function playbooksOf(playbooks: Status['versions']['playbooks']): string {
  if (playbooks.length === 0) return 'none is live';
  return playbooks
    .map(({ playbook, version, digest, status, prepared }) => {
      const state = status === 'live' ? '' : `, ${Math.floor(prepared * 100)} % prepared`;
      return `${playbook} ${version} (${digest.slice(0, 8)}${state})`;
    })
    .join(', ');
}

function clockOf({ at, clock }: Status): string {
  if (clock.shift_seconds === 0) return minute(at);
  return `${minute(at)}, ${lasting(clock.shift_seconds)} ahead of the database`;
}

const MB = 1024 * 1024;
const megabytes = (bytes: number): string =>
  bytes >= 1024 * MB ? `${(bytes / (1024 * MB)).toFixed(1)} GB` : `${Math.ceil(bytes / MB)} MB`;

const minute = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;
