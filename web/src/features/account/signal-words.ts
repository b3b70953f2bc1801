import { t } from '@lingui/core/macro';

export function signalStatusWords(status: string): string {
  switch (status) {
    case 'raised':
      return t`raised`;
    case 'blocked':
      return t`blocked`;
    case 'standing':
      return t`from history, not released`;
    case 'acknowledged':
      return t`acknowledged`;
    case 'qualified':
      return t`qualified`;
    case 'dismissed':
      return t`dismissed`;
    case 'handed_over':
      return t`handed over`;
    case 'won':
      return t`won`;
    case 'lost':
      return t`lost`;
    case 'expired':
      return t`expired`;
    default:
      return status;
  }
}
