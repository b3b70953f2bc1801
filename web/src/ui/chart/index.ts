export { Chart, categoryAxis, valueAxis } from './chart.tsx';
export type { Token } from './echarts-canvas.tsx';
