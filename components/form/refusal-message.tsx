import type { ReactNode } from 'react'
import { type OfPurges, purgeSentence } from '#components/admin/purge-sentence.ts'
import { Notice } from '#components/ui/notice.tsx'
import type { PublishRefusal } from '#domain/editions/publish.ts'
import type { WithdrawRefusal } from '#domain/editions/withdraw.ts'
import type { ArchiveRefusal } from '#domain/reports/archive.ts'
import type { CreateRefusal } from '#domain/reports/create.ts'
import type { CutRefusal } from '#domain/revisions/cut.ts'
import type { TakeBackRefusal } from '#domain/revisions/take-back.ts'
import { type OfPeople, type PeopleRefusal, peopleSentence, type Way } from './people-sentence.ts'
import { type SponsorActRefusal, sponsorSentence } from './sponsor-sentence.ts'

/** What any form may meet before the domain is asked. */
type FormRefusal = { kind: 'signed-out' } | { kind: 'foreign-origin' } | { kind: 'not-written'; why: 'disk-full' | 'busy' | 'fault' }

/** Every refusal that a form of the sign-in pages and the desk can get. A new kind does not compile until it has its sentence. */
export type ShownRefusal =
  | FormRefusal
  | PeopleRefusal
  | SponsorActRefusal
  | OfPurges
  | CreateRefusal
  | ArchiveRefusal
  | CutRefusal
  | PublishRefusal
  | WithdrawRefusal
  | TakeBackRefusal
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
    case 'wrong-credentials':
    case 'admin-exists':
    case 'link-used':
    case 'link-expired':
    case 'link-unknown':
    case 'person-not-found':
    case 'sample-person':
    case 'own-account':
    case 'last-admin':
    case 'joined-already':
    case 'never-joined':
    case 'person-not-active':
    case 'wrong-password':
    case 'invalid-label':
    case 'token-not-found':
    case 'session-not-found':
    case 'invalid-email':
    case 'invalid-name':
    case 'email-taken':
    case 'password-too-short':
    case 'password-too-long':
    case 'password-common':
    case 'password-names-you':
      return ofPeople(refusal)
    case 'not-found':
      return { text: 'There is no such report any more.', remedies: toReports }
    case 'archived':
      return { text: 'The report is archived. Bring it back under Settings first.' }
    case 'draft-unreadable':
      return { text: 'The draft holds something that Host City cannot read. Restore the latest revision from its history; an admin finds more in the log.' }
    case 'draft-unknown-schema':
      return {
        text: 'The draft was written by another version of Host City, and this one does not know all that stands in it. It is open for reading only, so that nothing is lost. Restore a revision from its history, which keeps first what the draft says now; or ask an admin to start the version that wrote it.',
      }
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
    case 'unknown-schema':
      return {
        text: `Revision ${refusal.number} is kept in a form that this version of Host City does not know (rich text, version ${refusal.version}). It is whole: choose another revision, or ask an admin to start the version of Host City that wrote it.`,
      }
    case 'being-written':
      return { text: `${namesOf(refusal.people)} in what would change. What it says now is kept as a revision first, but goes from under the caret.` }
    case 'section-gone':
      return { text: 'Neither the revision nor the draft has this section any more. Compare them to see what became of it.' }
    case 'change-gone':
      return { text: 'This place was changed again meanwhile. The page shows what differs now.' }
    case 'nothing-to-restore':
      return { text: 'The draft says what the revision says already.' }
    case 'draft-too-large':
      return { text: 'With what would come back, the draft would be longer than a report may be. Shorten it first.' }
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
    case 'words-missing':
    case 'words-too-short':
    case 'words-too-long':
    case 'words-too-common':
    case 'purge-reason-missing':
    case 'reason-too-long':
    case 'reason-holds-words':
    case 'nothing-found':
    case 'places-changed':
      return { text: purgeSentence(refusal) }
    default:
      return unspoken(refusal)
  }
}

const unspoken = (refusal: never): never => {
  throw new Error(`A refusal without a sentence: ${JSON.stringify(refusal)}`)
}

/** "Tom Okafor is writing", "Ines Marchetti and Tom Okafor are writing". */
const namesOf = (people: readonly string[]): string => `${new Intl.ListFormat('en-GB').format(people)} ${people.length === 1 ? 'is' : 'are'} writing`

const faults = {
  'disk-full': 'The disk of Host City is full, so nothing was written. What you typed is still here; send it again when an admin has made room.',
  busy: 'The database was busy for too long, so nothing was written. What you typed is still here; send it again.',
  fault: 'Host City made a mistake and nothing was written. What you typed is still here; send it again, and tell an admin if it stays like this.',
}

const link = (href: string, label: string, elsewhere = false) => (
  <a className="link" href={href} {...(elsewhere ? { target: '_blank', rel: 'noopener' } : {})}>
    {label}
  </a>
)
const signInElsewhere = link('/sign-in', 'Sign in in another tab', true)
const toReports = link('/desk', 'All reports')

const ways: Record<Way, ReactNode> = {
  'sign-in': link('/sign-in', 'Sign in'),
  people: link('/admin/people', 'All people'),
  account: link('/desk/account', 'Your account'),
}

function ofPeople(refusal: OfPeople): Said {
  const { text, way } = peopleSentence(refusal)
  return way ? { text, remedies: ways[way] } : { text }
}
