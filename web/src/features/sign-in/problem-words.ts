import { t } from '@lingui/core/macro';
import { Problem } from '#web/api';

/** What went wrong while signing in, and what to do, in the person's language. */
export function problemWords(error: unknown): string {
  if (error instanceof DOMException) return t`The passkey was not used. Try again, or take another way.`;
  if (!(error instanceof Problem)) return t`Something went wrong. Try again.`;
  switch (error.reason) {
    case 'invalid-email-or-password':
    case 'invalid-email':
      return t`The address or the password is wrong.`;
    case 'invalid-password':
      return t`This is not your password.`;
    case 'invalid-code':
    case 'invalid-two-factor-cookie':
      return t`This code is wrong, or it was used already. Take the next one.`;
    case 'invalid-backup-code':
      return t`This recovery code is wrong, or it was used already.`;
    case 'too-many-tries':
    case 'too-many-attempts-request-new-code':
      return t`Too many tries. Wait a minute, then try again.`;
    case 'password-too-short':
      return t`A password has 10 characters or more.`;
    case 'invitation-gone':
      return t`This link was used already, or is too old. Ask for another one.`;
    case 'owner-there':
      return t`There is an owner already. Sign in, or ask them for an invitation.`;
    case 'unreachable':
      return t`The server can’t be reached.`;
    default:
      return error.message;
  }
}
