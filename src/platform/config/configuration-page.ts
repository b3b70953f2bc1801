import { VARIABLES } from './variables.ts';

/** `docs/configuration.md`, from the variables themselves. */
export function configurationPage(): string {
  const rows = Object.entries(VARIABLES).map(([name, variable]) => {
    const fallback = 'default' in variable ? `\`${variable.default}\`` : variable.otherwise;
    return `| \`${name}\` | ${fallback} | ${variable.meaning} |`;
  });
  return `# Configuration

Environment variables, all of them; an empty one counts as not set. \`npm run docs\` writes this page from
\`src/platform/config/variables.ts\`.

| variable | default | meaning |
| --- | --- | --- |
${rows.join('\n')}
`;
}
