import type { ReactNode } from 'react'
import { Notice } from '#components/ui/notice.tsx'
import type { PublishRefusal } from '#domain/editions/publish.ts'
import type { WithdrawRefusal } from '#domain/editions/withdraw.ts'
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
import type { ArchiveRefusal } from '#domain/reports/archive.ts'
import type { CreateRefusal } from '#domain/reports/create.ts'
import type { CutRefusal } from '#domain/revisions/cut.ts'
import { type SponsorActRefusal, sponsorSentence } from './sponsor-sentence.ts'

/** What any form may meet before the domain is asked. */
type FormRefusal = { kind: 'signed-out' } | { kind: 'foreign-origin' } | { kind: 'not-written'; why: 'disk-full' | 'busy' | 'fault' }

/** Every refusal that a form of the sign-in pages and the desk can get. A new kind does not compile until it has its sentence. */
export type ShownRefusal =
  | FormRefusal
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
  | SponsorActRefusal
  | CreateRefusal
  | ArchiveRefusal
  | CutRefusal
  | PublishRefusal
  | WithdrawRefusal
  | { kind: 'stale' }

type Said = { text: string; remedies?: ReactNode }

/** A refusal as a person reads it: what did not happen (`title`), why, and what to do. `remedies` are what the page itself can offer. */
export function RefusalMessage({ title, refusal, remedies }: { title: string; refusal: ShownRefusal; remedies?: ReactNode }) {
  const { text, remedies: own } = sentence(refusal)
  return (
    <Notice tone="error" title={title} remedies={own ?? remedies}>
      <p>{text}</p>
    </Notice>
  )
}

function sentence(refusal: ShownRefusal): Said {
  switch (refusal.kind) {
    case 'signed-out':
      return { text: 'Your session has ended. Nothing that you typed is lost: sign in in another tab, then send this again.', remedies: signInElsewhere }
    case 'foreign-origin':
      return { text: 'This was not sent from a page of Host City. Load the page again and send it from there.' }
    case 'not-written':
      return { text: faults[refusal.why] }
    case 'forbidden':
      return { text: 'Your role does not allow it. An admin can change your role.' }
    case 'too-many-attempts':
      return { text: `There were too many attempts. Wait ${minutes(refusal.wait)}, then try again.` }
    case 'wrong-credentials':
      return { text: 'E-mail and password do not belong together. Check both and try again.' }
    case 'admin-exists':
      return { text: 'Host City has an admin already. Ask them for an account, or sign in if it is you.', remedies: toSignIn }
    case 'link-used':
      return { text: 'It was used already, and works only once. If it was you, sign in.', remedies: toSignIn }
    case 'link-expired':
      return { text: `Its time has passed, or a newer link was made. ${newLink[refusal.purpose]}` }
    case 'link-unknown':
      return { text: `Nobody made such a link, or it was long ago. Check that it was copied whole. ${newLink[refusal.purpose]}` }
    case 'person-not-found':
      return { text: 'There is no such person, or they cannot have this now.', remedies: toPeople }
    case 'sample-person':
      return { text: 'They belong to the sample library: they cannot sign in and never change.' }
    case 'own-account':
      return { text: 'This is your own account. Another admin can do it; your name and password are on your account page.', remedies: toAccount }
    case 'last-admin':
      return { text: 'They are the only admin who can sign in. Make somebody else an admin first.', remedies: toPeople }
    case 'joined-already':
      return { text: 'They came in meanwhile and have an account. Look at it again.', remedies: toPeople }
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
    case 'not-found':
      return { text: 'There is no such report any more.', remedies: toReports }
    case 'archived':
      return { text: 'The report is archived. Bring it back under Settings first.' }
    case 'draft-unreadable':
      return { text: 'The draft holds something that Host City cannot read. Restore the latest revision from its history; an admin finds more in the log.' }
    case 'stale':
      return { text: 'The draft has changed meanwhile. Load the page again to see it.' }
    case 'unknown-tier':
      return { text: `There is no such tier. There are: ${refusal.known.map((tier) => tier.label).join(', ')}.` }
    case 'invalid-slug':
      return {
        text: 'An address is made of small letters, digits and single hyphens, such as alibaba or delta-air-lines, and some words are kept for Host City.',
      }
    case 'slug-taken':
      return { text: `The address /sponsors/${refusal.slug} belongs, or belonged, to another sponsor. Choose another one.` }
    case 'name-taken':
      return { text: `Another sponsor has this name. It lives at /sponsors/${refusal.slug}.` }
    case 'changed-meanwhile':
    case 'sponsor-not-found':
    case 'same-sponsor':
    case 'two-reports':
    case 'sponsorship-not-found':
    case 'sponsorship-ended':
    case 'until-before-from':
    case 'not-over-yet':
    case 'last-sponsorship':
    case 'tier-not-found':
    case 'tier-taken':
    case 'unknown-programme':
    case 'tier-in-use':
    case 'last-tier':
      return { text: sponsorSentence(refusal) }
    case 'other-report-live':
      return { text: sponsorSentence(refusal), remedies: link(`/desk/reports/${refusal.reportId}/withdraw`, 'Withdraw it') }
    case 'sponsor-has-report':
      return { text: 'This sponsor has a report already. Go on in that one.', remedies: link(`/desk/reports/${refusal.reportId}`, 'Open its report') }
    case 'report-live':
      return { text: 'Readers see this report now. Withdraw it first.' }
    case 'revision-not-found':
      return { text: `There is no revision ${refusal.number} of this report.` }
    case 'damaged':
      return { text: `Revision ${refusal.number} does not read as it was written. It was left alone; an admin must look at the database.` }
    case 'note-missing':
      return { text: 'Say in a sentence what readers will find changed.' }
    case 'reason-missing':
      return { text: 'Say in a sentence why readers may no longer see it.' }
    case 'not-live':
      return { text: 'Readers do not see it now: somebody withdrew it meanwhile.' }
    case 'not-ready':
      return { text: 'There are errors in this revision. They are listed on this page.' }
    case 'already-live':
      return { text: `Readers see exactly these words already, as edition ${refusal.major}.${refusal.minor}.` }
    case 'published-meanwhile':
      return {
        text:
          refusal.major === undefined
            ? 'The live edition was withdrawn while you were reading this through. Your words are in the draft.'
            : `Edition ${refusal.major}.${refusal.minor} was published while you were reading this through. Your words are in the draft.`,
      }
    default:
      return unspoken(refusal)
  }
}

const unspoken = (refusal: never): never => {
  throw new Error(`A refusal without a sentence: ${JSON.stringify(refusal)}`)
}

const faults = {
  'disk-full': 'The disk of Host City is full, so nothing was written. What you typed is still here; send it again when an admin has made room.',
  busy: 'The database was busy for too long, so nothing was written. What you typed is still here; send it again.',
  fault: 'Host City made a mistake and nothing was written. What you typed is still here; send it again, and tell an admin if it stays like this.',
}

const newLink: Record<LinkPurpose, string> = {
  'first-admin': 'Start Host City again and use the link that it prints.',
  invitation: 'Ask the admin who invited you for a new one.',
  reset: 'Ask an admin for a new one.',
}

const minutes = (wait: number) => (wait <= 60_000 ? 'a minute' : `${Math.ceil(wait / 60_000)} minutes`)

const link = (href: string, label: string, elsewhere = false) => (
  <a className="link" href={href} {...(elsewhere ? { target: '_blank', rel: 'noopener' } : {})}>
    {label}
  </a>
)
const signInElsewhere = link('/sign-in', 'Sign in in another tab', true)
const toSignIn = link('/sign-in', 'Sign in')
const toPeople = link('/admin/people', 'All people')
const toAccount = link('/desk/account', 'Your account')
const toReports = link('/desk', 'All reports')
