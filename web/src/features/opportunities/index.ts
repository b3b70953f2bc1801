export { chanceText, stageText, stageTone, typeText } from './stages.ts';
