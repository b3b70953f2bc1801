export { comparePlaybooks, type PlaybookChange, type PlaybookComparison } from './compare-playbooks.ts';
export { type PlaybookName, playbookNames } from './playbook-names.ts';
export { type ProposedStep, proposeMoves } from './propose-moves.ts';
