import type { PublishRefusal } from '#domain/editions/publish.ts'
import type { ImportRefusal } from '#domain/exchange/import-report.ts'
import type { ReadyRefusal } from '#domain/exchange/ready-report.ts'
import type { AddPersonRefusal } from '#domain/people/accounts.ts'
import type { ChangeRoleRefusal } from '#domain/people/change-role.ts'
import type { DeactivateRefusal, ReactivateRefusal } from '#domain/people/deactivate.ts'
import type { InvitationRefusal, InviteRefusal } from '#domain/people/invitations.ts'
import type { PasswordRefusal } from '#domain/people/password.ts'
import type { ResetRefusal } from '#domain/people/resets.ts'
import type { Finding as ReportFinding } from '#domain/reports/findings.ts'
import { unreachable } from '#domain/richtext/document.ts'
import type { NotRead } from '#lib/manuscripts.ts'

type Refusal =
  | ImportRefusal
  | ReadyRefusal
  | NotRead
  | PublishRefusal
  | AddPersonRefusal
  | PasswordRefusal
  | InviteRefusal
  | InvitationRefusal
  | ResetRefusal
  | ChangeRoleRefusal
  | DeactivateRefusal
  | ReactivateRefusal
  | { kind: 'person-not-found' }
  | { kind: 'person-inactive'; email: string }
  | { kind: 'invalid-label' }
  | { kind: 'token-not-found' }
  | { kind: 'admin-exists' }
  | { kind: 'not-found' }

const formats = { word: 'a Word document', pdf: 'a PDF', 'rich-text': 'rich text (RTF)' }
const notRead = {
  time: 'Reading the file took too long, and nothing was imported. Split it.',
  memory: 'Reading the file took too much memory, and nothing was imported. Split it.',
  many: 'Many manuscripts are being read now, and nothing was imported. Run the command again in a moment.',
  fault: 'The file could not be read to its end, and nothing was imported. The log of the server says why.',
}
const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`

/** What a refusal says to whoever typed the command: what happened, and what to do. */
export function sentence(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'forbidden':
      return 'The person named by --email may not do this. Name an editor or an admin who is active.'
    case 'person-not-found':
      return 'Nobody has that e-mail address. Run host-city user list to see who there is.'
    case 'person-inactive':
      return `${refusal.email} is deactivated. Name somebody who is active.`
    case 'invalid-email':
      return 'That is not an e-mail address that can be kept. Write it as ines@desk.example.'
    case 'invalid-name':
      return 'That name cannot be kept. Write it on one line, in at most 120 characters.'
    case 'email-taken':
      return `${refusal.email} has an account or was invited. Choose another address, or renew an invitation with --again.`
    case 'sample-person':
      return 'That person belongs to the sample library: they cannot sign in and never change.'
    case 'own-account':
      return 'Nobody does this to their own account.'
    case 'last-admin':
      return 'That is the only admin who can sign in. Make somebody else an admin first: host-city user role.'
    case 'joined-already':
      return 'That person has an account already. Make a link that sets a new password with host-city user reset-link.'
    case 'never-joined':
      return 'That person was invited and has not come. Renew the invitation: host-city user invite --again.'
    case 'person-not-active':
      return 'That person cannot sign in at present. Run host-city user reactivate, or host-city user invite --again.'
    case 'password-too-short':
      return `The password is too short. Take at least ${refusal.least} characters.`
    case 'password-too-long':
      return `The password is too long. Take at most ${refusal.most} bytes.`
    case 'password-common':
      return 'That password is among those that are tried first. Take another.'
    case 'password-names-you':
      return 'That password is little more than the name or the address. Take another.'
    case 'invalid-label':
      return 'That label cannot be kept. Write one line of at most 80 characters.'
    case 'token-not-found':
      return 'No token that works has this id. Run host-city token list to see which there are.'
    case 'admin-exists':
      return 'There is an admin already. Ask them for an account, or run host-city user add.'
    case 'empty-manuscript':
      return 'The file holds no text. Choose a plain-text report.'
    case 'manuscript-too-large':
      return `The file has ${megabytes(refusal.bytes)}; a manuscript has at most ${megabytes(refusal.most)}. Split it or leave out what is not text.`
    case 'binary-manuscript':
      return `The file is ${refusal.format ? formats[refusal.format] : 'not plain text'}. Save the manuscript as plain text (UTF-8) and import that.`
    case 'not-utf8':
      return 'The file is neither UTF-8 nor UTF-16 (perhaps it is Windows-1252), so that letters would be lost. Save it as plain text in UTF-8 and import that.'
    case 'part-not-found':
      return refusal.parts === 1
        ? 'The file holds one report. Leave out --part.'
        : `The file holds ${refusal.parts} reports. Give --part 1 to ${refusal.parts}.`
    case 'finding-unknown':
      return `There is nothing to decide by the name ${refusal.names.join(', ')}. Run it with --preview to see the ids and kinds.`
    case 'manuscript-not-read':
      return notRead[refusal.why]
    case 'stale':
      return 'The draft has changed meanwhile, and nothing was imported. Look at it and run the command again.'
    case 'draft-unreadable':
      return 'The present draft cannot be read, and nothing was imported. Restore its latest revision first.'
    case 'draft-unknown-schema':
      return 'Another version of Host City wrote the present draft, and nothing was imported. Start that version, or restore its latest revision first.'
    case 'header-incomplete':
      return `The header lacks the ${refusal.missing.join(', the ')}. Add it above the first heading, or give ${refusal.missing.map((part) => `--${part}`).join(', ')}.`
    case 'invalid-document':
      return `The text cannot be kept as a report: ${refusal.problem} at ${refusal.path}.`
    case 'document-too-large':
      return `The report would have ${megabytes(refusal.bytes)}; a report has at most ${megabytes(refusal.most)}. Split it.`
    case 'unknown-tier':
      return `No tier has that name. Known: ${refusal.known.map((tier) => tier.label).join(', ')}. Give the right one with --tier.`
    case 'sponsor-has-report':
      return `That sponsor has a report: id ${refusal.reportId}, slug ${refusal.slug}. Nothing was imported. Revise that one, or give --over to make this its new draft.`
    case 'name-taken':
      return `A sponsor has that name already: slug ${refusal.slug}.`
    case 'sponsor-not-found':
      return 'There is no such sponsor any more.'
    case 'changed-meanwhile':
      return 'Somebody changed the sponsor meanwhile. Nothing was done; run the command again.'
    case 'invalid-slug':
      return 'The name makes no usable address. Give the sponsor another name with --name.'
    case 'slug-taken':
      return `The address ${refusal.slug} belongs to another sponsor. Give the name with --name so that they differ.`
    case 'not-found':
    case 'revision-not-found':
      return 'There is no such report or revision.'
    case 'damaged':
      return `Revision ${refusal.number} is damaged. Run host-city check, and restore a backup.`
    case 'unknown-schema':
      return `Revision ${refusal.number} is whole, but in version ${refusal.version} of the rich text, which this version of Host City does not know. Start the version that wrote it.`
    case 'archived':
      return 'The report is archived. Take it out of the archive first.'
    case 'note-missing':
      return 'An edition needs a note that says what is new in it.'
    case 'already-live':
      return `That revision is live already, as edition ${refusal.major}.${refusal.minor}.`
    case 'published-meanwhile':
      return 'Somebody published meanwhile. Look at what is live and try again.'
    case 'not-ready':
      return `It cannot be published yet, and nothing was imported: ${errorsOf(refusal.findings)}. Mend the manuscript, or import it without --publish and mend the draft.`
    default:
      return unreachable(refusal)
  }
}

const errors: Partial<Record<ReportFinding['kind'], string>> = {
  'empty-report': 'the report has no text',
  'summary-missing': 'it has no executive summary',
  'summary-empty': 'its summary is empty',
  'level-skipped': 'a heading skips a level',
  'heading-empty': 'a heading has no words',
}

function errorsOf(findings: readonly ReportFinding[]): string {
  return findings
    .filter(({ severity }) => severity === 'error')
    .map(({ kind, section }) => `${errors[kind] ?? kind}${section ? ` (${section})` : ''}`)
    .join('; ')
}
