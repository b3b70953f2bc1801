import type { AccountPage } from '../sections.ts';

export interface ActionProps {
  readonly account: string;
  readonly page: AccountPage | undefined;
  readonly onClose: () => void;
}
