export { stageText, stageTone, typeText } from './stages.ts';
