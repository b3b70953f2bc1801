import { knownRoles } from './journey-parts.ts';
import { type FileReading, listOf, mapValues } from './loading.ts';
import type { TeamRole } from './playbook.ts';
import { isReserved } from './provided-values.ts';
import type { RoleText, TeamText } from './team-schema.ts';

/** Roles of the account team, and who stands in for whom. */
export function loadTeam({ roles }: TeamText, file: FileReading): Record<string, TeamRole> {
  return mapValues(roles, (text, role) => {
    if (isReserved(role))
      file.wrongKey(['roles'], role, `"${role}" has a meaning of its own in every text: choose another name`);
    const circle = circleFrom(role, roles);
    // Each of them would tell the same circle.
    if (circle !== undefined && Object.keys(roles).find((one) => circle.includes(one)) === role)
      file.wrong(
        ['roles', role, 'stand in'],
        `${circle.join(' stands in for ')}: a circle; let somebody outside it stand in`,
      );
    return loadRole(role, text, file);
  });
}

function loadRole(role: string, text: RoleText, file: FileReading): TeamRole {
  return {
    role,
    title: text.title,
    standIns: knownRoles(file, ['roles', role, 'stand in'], text['stand in']),
    ...(text.cap === undefined ? {} : { cap: Number.parseInt(text.cap, 10) }),
    ...(text.pooling === undefined ? {} : { pooling: Number(text.pooling.split(':')[1]) }),
  };
}

/** `[csm, cs_lead, csm]` where each is stood in for by the one before; undefined where no way leads back. */
function circleFrom(role: string, roles: TeamText['roles']): string[] | undefined {
  const ways: string[][] = [[role]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const next of listOf(roles[way[0] ?? '']?.['stand in'])) {
      if (next === role) return [role, ...way];
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([next, ...way]);
    }
  }
  return undefined;
}
