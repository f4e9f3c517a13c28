import type { AddPersonRefusal } from '#domain/people/accounts.ts'
import type { ChangePasswordRefusal } from '#domain/people/change-password.ts'
import type { ChangeRoleRefusal } from '#domain/people/change-role.ts'
import type { DeactivateRefusal, ReactivateRefusal } from '#domain/people/deactivate.ts'
import type { FirstAdminLinkRefusal } from '#domain/people/first-admin.ts'
import type { InvitationRefusal, InviteRefusal } from '#domain/people/invitations.ts'
import type { LinkPurpose } from '#domain/people/one-time-links.ts'
import type { PasswordRefusal } from '#domain/people/password.ts'
import type { RenameRefusal } from '#domain/people/rename.ts'
import type { ResetRefusal } from '#domain/people/resets.ts'
import type { SignInRefusal } from '#domain/people/sign-in.ts'
import type { AddTokenRefusal, RevokeTokenRefusal } from '#domain/people/tokens.ts'

/** Every refusal that an act on people and their accounts can get. */
export type PeopleRefusal =
  | SignInRefusal
  | FirstAdminLinkRefusal
  | AddPersonRefusal
  | PasswordRefusal
  | ChangePasswordRefusal
  | InviteRefusal
  | InvitationRefusal
  | ResetRefusal
  | ChangeRoleRefusal
  | DeactivateRefusal
  | ReactivateRefusal
  | RenameRefusal
  | AddTokenRefusal
  | RevokeTokenRefusal
  | { kind: 'session-not-found' }

/** Those of them that only these acts get. The others have their sentence among those of all forms. */
export type OfPeople = Exclude<PeopleRefusal, { kind: 'forbidden' | 'signed-out' }>

/** Where one goes on from a refusal. */
export type Way = 'sign-in' | 'people' | 'account'

/** What a person reads: why, what to do, and the page to do it on. */
export function peopleSentence(refusal: OfPeople): { text: string; way?: Way } {
  switch (refusal.kind) {
    case 'too-many-attempts':
      return { text: `There were too many attempts. Wait ${minutes(refusal.wait)}, then try again.` }
    case 'wrong-credentials':
      return { text: 'E-mail and password do not belong together. Check both and try again.' }
    case 'admin-exists':
      return { text: 'Host City has an admin already. Ask them for an account, or sign in if it is you.', way: 'sign-in' }
    case 'link-used':
      return { text: 'It was used already, and works only once. If it was you, sign in.', way: 'sign-in' }
    case 'link-expired':
      return { text: `Its time has passed, or a newer link was made. ${newLink[refusal.purpose]}` }
    case 'link-unknown':
      return { text: `Nobody made such a link, or it was long ago. Check that it was copied whole. ${newLink[refusal.purpose]}` }
    case 'person-not-found':
      return { text: 'There is no such person, or they cannot have this now.', way: 'people' }
    case 'sample-person':
      return { text: 'They belong to the sample library: they cannot sign in and never change.' }
    case 'own-account':
      return { text: 'This is your own account. Another admin can do it; your name and password are on your account page.', way: 'account' }
    case 'last-admin':
      return { text: 'They are the only admin who can sign in. Make somebody else an admin first.', way: 'people' }
    case 'joined-already':
      return { text: 'They came in meanwhile and have an account. Look at it again.', way: 'people' }
    case 'never-joined':
      return { text: 'They were invited and have not come yet. Invite them again, or take the invitation back.' }
    case 'person-not-active':
      return { text: 'They cannot sign in at present, so that no password would help. Invite them again, or reactivate the account.' }
    case 'wrong-password':
      return { text: 'That is not your present password. Type it again; an admin can make a link that sets a new one.' }
    case 'invalid-label':
      return { text: 'Say on one line, in at most 80 characters, what the token is for.' }
    case 'token-not-found':
      return { text: 'That token has ended already. Load the page again to see those that work.' }
    case 'session-not-found':
      return { text: 'That session has ended already. Load the page again to see those that are open.' }
    case 'invalid-email':
      return { text: 'That is not an e-mail address that Host City can keep. It reads like name@example.org.' }
    case 'invalid-name':
      return { text: 'That name is empty, too long, or holds characters that cannot be shown.' }
    case 'email-taken':
      return { text: `${refusal.email} belongs to somebody who has an account or was invited.` }
    case 'password-too-short':
      return { text: `The password is too short. Use ${refusal.least} characters or more; a few words make a good one.` }
    case 'password-too-long':
      return { text: `The password is longer than ${refusal.most} bytes. A shorter one is as safe.` }
    case 'password-common':
      return { text: 'That password is among the first that others would try. A few unrelated words make a good one.' }
    case 'password-names-you':
      return { text: 'The password is mostly your own name or address. Choose words that have nothing to do with you.' }
  }
}

const newLink: Record<LinkPurpose, string> = {
  'first-admin': 'Start Host City again and use the link that it prints.',
  invitation: 'Ask the admin who invited you for a new one.',
  reset: 'Ask an admin for a new one.',
}

const minutes = (wait: number) => (wait <= 60_000 ? 'a minute' : `${Math.ceil(wait / 60_000)} minutes`)
