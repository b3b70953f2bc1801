import { acceptInvitation } from './accept-invitation.ts';
import { endSession } from './end-session.ts';
import { endSessions } from './end-sessions.ts';
import { getMe } from './get-me.ts';
import { getSignOn } from './get-sign-on.ts';
import { inviteUser } from './invite-user.ts';
import { listAudit } from './list-audit.ts';
import { listRoles } from './list-roles.ts';
import { listSessions } from './list-sessions.ts';
import { listUsers } from './list-users.ts';
import { makePasswordLink } from './make-password-link.ts';
import { removeUser } from './remove-user.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import { setSignOn } from './set-sign-on.ts';
import { updateMe } from './update-me.ts';
import { updateUser } from './update-user.ts';

export { findInvitation, findInvitationFor } from './invitation-store.ts';
export { joinBySignOn, linkSignOn } from './join-by-sign-on.ts';
export { findActor } from './session-store.ts';
export { setUpLink } from './set-up.ts';
export { cookieSecret, loadSignOn, type SignOn } from './sign-on-store.ts';
export { userFields } from './user.ts';
export { countOwners, mayUserSignIn } from './user-store.ts';
export { loadWaysIn } from './ways-in-store.ts';
export { acceptInvitation, endSession, endSessions, getMe, removeUser, updateUser };

/** Who signs in, as what, and what was done. */
export const users = {
  operations: [
    getMe,
    updateMe,
    listSessions,
    endSession,
    endSessions,
    listUsers,
    inviteUser,
    revokeInvitation,
    acceptInvitation,
    updateUser,
    removeUser,
    makePasswordLink,
    listRoles,
    getSignOn,
    setSignOn,
    listAudit,
  ],
  relations: [],
  recorders: [],
  effects: [],
  events: {},
  actions: {},
};
