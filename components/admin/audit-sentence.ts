import type { AuditEntry } from '#domain/audit/names.ts'
import type { Act } from '#domain/audit/record.ts'
import {
  counted,
  figureOf,
  isOwn,
  type Part,
  personOf,
  plainly,
  reportOf,
  revisionOf,
  roleOf,
  say,
  sponsorOf,
  theReport,
  tierOf,
  wordOf,
} from './audit-parts.ts'

type Sentence = (entry: AuditEntry) => Part[]

/** What each act says after the name of who did it. Names are those of today; figures and earlier words are those of the act. */
export const sentences: Record<Act, Sentence> = {
  'person.added': (entry) => say`added ${personOf(entry.names.person)} as ${roleOf(wordOf(entry, 'role'))}`,
  'person.invited': (entry) => say`invited ${personOf(entry.names.person)} as ${roleOf(wordOf(entry, 'role'))}`,
  'person.invited-again': (entry) => say`made a new invitation link for ${personOf(entry.names.person)}; the older one is void`,
  'person.invitation-taken-back': (entry) => say`took back the invitation of ${personOf(entry.names.person)}`,
  'person.joined': (entry) => say`accepted an invitation and came in as ${roleOf(wordOf(entry, 'role'))}`,
  'person.renamed': (entry) => (isOwn(entry) ? say`changed their name` : say`changed the name of ${personOf(entry.names.person)}`),
  'person.role-changed': (entry) => say`made ${personOf(entry.names.person)} ${roleOf(wordOf(entry, 'to'))} who had been ${roleOf(wordOf(entry, 'from'))}`,
  'person.deactivated': (entry) => say`deactivated ${personOf(entry.names.person)}, who can no longer sign in${tokensWith(entry)}`,
  'person.reactivated': (entry) => say`reactivated ${personOf(entry.names.person)}, who can sign in again`,
  'person.reset-link-made': (entry) => say`made a link by which ${personOf(entry.names.person)} can choose a new password`,
  'person.password-reset': (entry) => say`chose a new password, by a link${tokensWith(entry)}`,
  'person.password-changed': () => say`changed their password`,
  'person.password-not-changed': () => say`did not change their password: the present one was wrong`,
  'person.signed-in': () => say`signed in`,
  'person.signed-out': signedOut,
  'person.sign-in-failed': (entry) =>
    entry.names.person ? say`failed to sign in as ${personOf(entry.names.person)}` : say`failed to sign in with an e-mail that nobody has`,
  'first-admin.link-made': () => say`made the link to become the first admin`,
  'first-admin.came': () => say`became the first admin`,
  'token.added': (entry) => say`made the API token ${tokenOf(entry)}`,
  'token.revoked': (entry) => say`revoked the API token ${tokenOf(entry)}`,

  'sponsor.added': (entry) => say`added the sponsor ${sponsorOf(entry)}, ${tierOf(entry)}`,
  'sponsor.changed': (entry) =>
    say`changed the facts of ${sponsorOf(entry)}${before([wordOf(entry, 'fromName'), entry.names.fromTier?.name ?? null, wordOf(entry, 'fromCategory')])}`,
  'sponsor.moved': (entry) => say`moved ${sponsorOf(entry)} from /sponsors/${wordOf(entry, 'from') ?? '…'} to /sponsors/${wordOf(entry, 'to') ?? '…'}`,
  'sponsor.described': (entry) => say`changed the companies, headquarters or ticker of ${sponsorOf(entry)}`,
  'sponsor.merged': merged,
  'sponsor.removed': (entry) => say`removed ${sponsorOf(entry)}`,
  'sponsorship.given': (entry) => say`gave ${sponsorOf(entry)} a deal: ${tierOf(entry)}`,
  'sponsorship.changed': (entry) =>
    say`changed a deal of ${sponsorOf(entry)}${before([entry.names.fromTier?.name ?? null, wordOf(entry, 'fromCategory'), wordOf(entry, 'fromFrom'), wordOf(entry, 'fromUntil')])}`,
  'sponsorship.ended': (entry) =>
    say`ended a deal of ${sponsorOf(entry)}, ${tierOf(entry)}${wordOf(entry, 'until') ? `, until ${wordOf(entry, 'until')}` : ''}`,
  'sponsorship.resumed': (entry) => say`took back that a deal of ${sponsorOf(entry)} had ended: ${tierOf(entry)}`,
  'sponsorship.removed': (entry) => say`took a deal from ${sponsorOf(entry)} that was given by mistake: ${tierOf(entry)}`,
  'sponsorship.made-primary': (entry) => say`made ${tierOf(entry)} the primary deal of ${sponsorOf(entry)}`,
  'tier.added': (entry) => say`added the tier ${tierOf(entry)}`,
  'tier.changed': (entry) => say`changed the tier ${tierOf(entry)}${before([wordOf(entry, 'fromSingular'), wordOf(entry, 'fromPlural')])}`,
  'tiers.reordered': (entry) =>
    say`moved the tier ${tierOf(entry)} from place ${String(figureOf(entry, 'from') ?? '…')} to ${String(figureOf(entry, 'to') ?? '…')}`,
  'tier.removed': (entry) => say`removed the tier ${wordOf(entry, 'fromSingular') ?? wordOf(entry, 'tier') ?? '…'}`,

  'report.created': (entry) => say`began ${theReport(entry)}`,
  'report.archived': (entry) => say`archived ${theReport(entry)}`,
  'report.unarchived': (entry) => say`brought back ${theReport(entry)}`,
  'draft.replaced': (entry) => say`wrote over the draft of ${theReport(entry)}`,
  'draft.imported-over': (entry) =>
    say`imported a manuscript over the draft of ${theReport(entry)}; ${revisionOf(entry, figureOf(entry, 'before'))} holds what it said before`,
  'revision.cut': (entry) => say`kept ${revisionOf(entry, figureOf(entry, 'revision'))} of ${reportOf(entry)}${whyCut(entry)}`,
  'revision.named': (entry) =>
    say`${entry.details.taken ? 'took the name from' : 'named'} ${revisionOf(entry, entry.names.revisionId?.name)} of ${reportOf(entry)}`,
  'revision.noted': (entry) =>
    say`${entry.details.taken ? 'took the note from' : 'wrote a note on'} ${revisionOf(entry, entry.names.revisionId?.name)} of ${reportOf(entry)}`,
  'section.restored': (entry) =>
    say`restored ${wordOf(entry, 'place') ? `section ${wordOf(entry, 'place')}` : 'a section'} of ${reportOf(entry)} from ${revisionOf(entry, figureOf(entry, 'from'))}; ${revisionOf(entry, figureOf(entry, 'before'))} holds what the draft said before`,
  'change.taken-back': (entry) =>
    say`took back a change${wordOf(entry, 'place') ? ` in ${wordOf(entry, 'place')}` : ''} of ${reportOf(entry)}, to ${revisionOf(entry, figureOf(entry, 'from'))}; ${revisionOf(entry, figureOf(entry, 'before'))} holds what the draft said before`,
  'words.purged': (entry) => say`purged words from ${counted(figureOf(entry, 'rows') ?? 0, 'place')} of the history`,
  'revision.restored': (entry) =>
    say`restored ${revisionOf(entry, figureOf(entry, 'from'))} of ${reportOf(entry)}; ${revisionOf(entry, figureOf(entry, 'before'))} holds what the draft said before`,
  'edition.published': (entry) =>
    say`published edition ${wordOf(entry, 'edition') ?? '…'} of ${reportOf(entry)} from ${revisionOf(entry, figureOf(entry, 'revision'))}`,
  'edition.withdrawn': (entry) => {
    const all = figureOf(entry, 'editions')
    if (all === null) return say`withdrew edition ${wordOf(entry, 'edition') ?? '…'} of ${reportOf(entry)}`
    return say`withdrew ${all === 1 ? `edition ${wordOf(entry, 'edition') ?? '…'}, the only one that stood,` : `all ${all} editions`} of ${reportOf(entry)}`
  },

  'backup.made': (entry) => say`made a backup${figureOf(entry, 'bytes') === null ? '' : ` of ${megabytes(figureOf(entry, 'bytes') ?? 0)}`}`,
  'backup.restored': (entry) =>
    say`restored a backup with ${counted(figureOf(entry, 'reports') ?? 0, 'report')}; ${counted(figureOf(entry, 'sessions') ?? 0, 'session')} ended`,
  'sample.loaded': (entry) => say`loaded the sample library: ${figures(entry, ['sponsors', 'reports'])}`,
  'sample.removed': (entry) => say`removed the sample library: ${figures(entry, ['reports', 'sponsors', 'people'])}`,
  'audit.exported': (entry) =>
    say`downloaded ${entry.details.narrowed === true ? 'a part of the' : 'the whole'} audit as ${wordOf(entry, 'format')?.toUpperCase() ?? 'a file'}`,
}

/** An entry as a sentence: who did what to what. An act of a later version is told apart and named as it was written. */
export function auditSentence(entry: AuditEntry): Part[] {
  const sentence = Object.hasOwn(sentences, entry.action) ? sentences[entry.action as Act] : null
  return [...whoOf(entry), { text: ' ' }, ...(sentence ? sentence(entry) : unknown(entry)), { text: '.' }]
}

/** The same in words alone. */
export const auditText = (entry: AuditEntry): string => plainly(auditSentence(entry))

/** Who acted. Without an account: the service, the machine's own command line, or somebody who did not get in. */
export function whoOf({ actor, via }: AuditEntry): Part[] {
  if (actor) return [personOf(actor)]
  return [{ text: via === 'service' ? 'Host City' : via === 'command line' ? 'Someone at the command line' : 'Someone' }]
}

const unknown: Sentence = (entry) =>
  entry.report
    ? say`did what this version has no words for (${entry.action}) to ${reportOf(entry)}`
    : say`did what this version has no words for (${entry.action})`

function signedOut(entry: AuditEntry): Part[] {
  const sessions = figureOf(entry, 'sessions')
  if (isOwn(entry)) return sessions === null ? say`signed out` : say`signed out everywhere: ${counted(sessions, 'session')} ended`
  return say`ended ${sessions === null ? 'a session' : counted(sessions, 'session')} of ${personOf(entry.names.person)}`
}

function merged(entry: AuditEntry): Part[] {
  const report = entry.names.archivedReportId
  const put = report ? say`; its ${{ text: 'other report', href: `/desk/reports/${report.id}` }} was archived` : ''
  return say`merged ${entry.names.mergedId?.name ?? wordOf(entry, 'mergedSlug') ?? 'a double'} into ${sponsorOf(entry)}${put}`
}

const tokenOf = (entry: AuditEntry): Part[] => {
  const label = entry.names.token ? `“${entry.names.token.name}”` : 'that is gone'
  return isOwn(entry) ? say`${label}` : say`${label} of ${personOf(entry.names.person)}`
}

const tokensWith = (entry: AuditEntry): string => {
  const tokens = figureOf(entry, 'tokens') ?? 0
  return tokens > 0 ? `; ${counted(tokens, 'API token')} revoked` : ''
}

const before = (words: (string | null)[]): string => {
  const known = words.filter((word) => word !== null)
  return known.length > 0 ? `, before: ${known.join(', ')}` : ''
}

const cuts: Record<string, string> = {
  idle: ', after 10 idle minutes',
  interval: ', after 30 minutes of writing',
  left: ', when the last writer left',
  published: ', to publish it',
  'before-restore': ', before a restore',
  restored: ', after a restore',
  'before-import': ', before an import',
  imported: ', from an import',
  api: ', written over the API',
}
const whyCut = (entry: AuditEntry): string => cuts[wordOf(entry, 'kind') ?? ''] ?? ''

const nouns: Record<string, [one: string, many: string]> = { sponsors: ['sponsor', 'sponsors'], reports: ['report', 'reports'], people: ['person', 'people'] }
const figures = (entry: AuditEntry, details: string[]): string =>
  details.map((detail) => counted(figureOf(entry, detail) ?? 0, ...(nouns[detail] ?? ['', '']))).join(', ')

const megabytes = (bytes: number): string => (bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`)
