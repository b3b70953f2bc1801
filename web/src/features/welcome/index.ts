export { RolloutPanel } from './rollout-panel.tsx';
