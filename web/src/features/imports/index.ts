export { ConnectSource } from './connect-source.tsx';
export { ProgressLine } from './progress-line.tsx';
export { UploadStep } from './upload-step.tsx';
