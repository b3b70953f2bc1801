/** What a playbook, a journey or a stage is for: shown to people, never run. */
export interface Story {
  readonly goal?: string;
  readonly 'starting emotion'?: string;
  readonly 'target emotion'?: string;
  readonly pains?: readonly string[];
  readonly gains?: readonly string[];
}
