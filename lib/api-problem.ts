import type { Finding } from '#domain/reports/findings.ts'
import type { DocumentRefusal } from '#domain/richtext/parse.ts'
import { BOUNDS } from '#domain/richtext/schema.ts'
import type { Issue } from './api-body.ts'
import { type ImportRefusals, importProblems } from './api-problem-imports.ts'
import { type PeopleRefusals, peopleProblems } from './api-problem-people.ts'
import type { ProblemTable } from './api-problem-table.ts'

type Numbered = { major: number; minor: number }

/** Every "no" that the API can say, with what belongs to it: those of the request, then those of the domain. */
type Refusals = PeopleRefusals &
  ImportRefusals & {
    'token-missing': object
    'token-invalid': object
    'method-not-allowed': { allow: string }
    'unknown-address': object
    'unsupported-media-type': object
    'body-too-large': { limit: number }
    'invalid-json': object
    'invalid-query': { issues: Issue[] }
    'invalid-body': { issues: Issue[] }
    'invalid-document': Omit<DocumentRefusal, 'kind'>
    'precondition-required': object
    'idempotency-key-invalid': object
    'idempotency-key-reused': object
    'rate-limited': { policy: string; wait: number }

    forbidden: { action: string }
    'not-found': object
    stale: { etag: string }
    'changed-meanwhile': { etag?: string }
    archived: object
    'report-live': object
    'draft-unreadable': { path: string }
    'draft-unknown-schema': { version: number; path: string }
    'unknown-tier': { known: readonly { key: string; label: string }[] }
    'invalid-slug': object
    'slug-taken': { slug: string }
    'name-taken': { slug: string }
    'sponsor-has-report': { reportId: string; slug: string }
    'sponsor-not-found': object
    'same-sponsor': object
    'two-reports': { reportIds: readonly string[] }
    'other-report-live': { reportId: string }
    'sponsorship-not-found': object
    'sponsorship-ended': object
    'until-before-from': object
    'not-over-yet': object
    'last-sponsorship': object
    'tier-not-found': object
    'tier-taken': { label: string }
    'unknown-programme': { known: readonly { key: string; label: string }[] }
    'tier-in-use': { sponsorships: number }
    'last-tier': object
    'revision-not-found': { number: number }
    damaged: { number: number }
    'not-compared': { why: string }
    'unknown-schema': { number: number; version: number }
    'section-gone': object
    'change-gone': object
    'nothing-to-restore': object
    'being-written': { people: readonly string[] }
    'draft-too-large': object
    'authorship-pending': { done: number; of: number }
    'note-missing': object
    'not-ready': { findings: readonly Finding[] }
    'already-live': Numbered
    'published-meanwhile': Partial<Numbered>
    'not-live': object
    'reason-missing': object

    'backup-failed': { sentence: string }

    busy: object
    'storage-full': object
    'storage-failing': object
    unexpected: { id: string }
  }

type Kind = keyof Refusals
export type ApiRefusal = { [K in Kind]: { kind: K } & Refusals[K] }[Kind]

/** What the API says to each refusal. The keys are the stable last part of a problem's `type`; docs/api.md lists them. */
export const problems: ProblemTable<Refusals> = {
  ...peopleProblems,
  ...importProblems,
  'token-missing': {
    status: 401,
    title: 'No token',
    detail: () => 'Send a token as “Authorization: Bearer …”. “host-city token add” makes one.',
  },
  'token-invalid': {
    status: 401,
    title: 'Token not valid',
    detail: () => 'The token is unknown, was revoked, or its owner is no longer active.',
  },
  'method-not-allowed': { status: 405, title: 'Method not allowed', detail: ({ allow }) => `This address answers to ${allow}.` },
  'unknown-address': { status: 404, title: 'No such address', detail: () => 'The API has nothing at this address. docs/api.md lists what it has.' },
  'unsupported-media-type': {
    status: 415,
    title: 'Not JSON',
    detail: () => 'Send the body as “Content-Type: application/json”, in UTF-8 and without Content-Encoding.',
  },
  'body-too-large': { status: 413, title: 'Body too large', detail: ({ limit }) => `A body may have ${limit} bytes.` },
  'invalid-json': { status: 400, title: 'Not well-formed JSON', detail: () => 'The body could not be read as JSON in UTF-8.' },
  'invalid-query': { status: 400, title: 'Invalid query', detail: ({ issues }) => listed('query', issues) },
  'invalid-body': { status: 422, title: 'Invalid body', detail: ({ issues }) => listed('body', issues) },
  'invalid-document': { status: 422, title: 'Invalid document', detail: ({ path, problem }) => `${sentences[problem]} Look at ${path}.` },
  'precondition-required': {
    status: 428,
    title: 'If-Match required',
    detail: () => 'Send the ETag of what the change is based on as If-Match; “*” names none. GET it to learn the tag.',
  },
  'idempotency-key-invalid': { status: 400, title: 'Invalid Idempotency-Key', detail: () => 'A key has 1 to 255 visible ASCII characters.' },
  'idempotency-key-reused': {
    status: 422,
    title: 'Idempotency-Key used before',
    detail: () => 'This key belongs to another request of the last 24 hours. Send a new key, or the same request.',
  },
  'rate-limited': {
    status: 429,
    title: 'Too many requests',
    detail: ({ wait }) => `Nothing was done. Wait ${count(wait, 'second')} and send it again. RateLimit says how many may follow.`,
  },
  forbidden: { status: 403, title: 'Not allowed', detail: ({ action }) => `The role of this token’s owner does not include “${action}”.` },
  'not-found': { status: 404, title: 'Not found', detail: () => 'There is no such report, or it has nothing by this name.' },
  stale: {
    status: 412,
    title: 'The draft has changed',
    detail: () => 'The draft is no longer the one that If-Match names. Nothing was changed. GET it again and apply the change to that.',
  },
  'changed-meanwhile': {
    status: 412,
    title: 'Changed meanwhile',
    detail: () => 'It is no longer what If-Match names. Nothing was changed. GET it again and decide anew.',
  },
  'report-live': { status: 409, title: 'The report is live', detail: () => 'Readers see it. Withdraw the live edition first.' },
  archived: { status: 409, title: 'The report is archived', detail: () => 'An archived report does not change. Bring it back first: DELETE its /archive.' },
  'draft-unreadable': {
    status: 409,
    title: 'The draft cannot be read',
    detail: () => 'The draft holds something that the schema does not know. Restore a revision on the desk.',
  },
  'draft-unknown-schema': {
    status: 409,
    title: 'The draft is of another schema',
    detail: () =>
      'Another version of Host City wrote the draft, and this one does not know all that stands in it. Nobody can write in it, so that nothing is lost. Start that version, or restore a revision: what the draft says now is kept before.',
  },
  'unknown-tier': {
    status: 422,
    title: 'Unknown tier',
    detail: ({ known }) => `Use the key or the label of one of these: ${known.map((tier) => `${tier.key} (${tier.label})`).join(', ')}.`,
  },
  'invalid-slug': {
    status: 422,
    title: 'Invalid slug',
    detail: () =>
      'A slug has lower-case letters, digits and single hyphens, and is none of the reserved words. A name without Latin letters makes none: send one.',
  },
  'name-taken': { status: 409, title: 'Name taken', detail: ({ slug }) => `The sponsor at “${slug}” has this name.` },
  'slug-taken': { status: 409, title: 'Slug taken', detail: () => 'Another sponsor has, or once had, this address. Choose another slug.' },
  'sponsor-has-report': {
    status: 409,
    title: 'The sponsor has a report',
    detail: ({ slug }) => `There is one report per sponsor, and “${slug}” has one. Change its draft.`,
  },
  'sponsor-not-found': { status: 404, title: 'No such sponsor', detail: () => 'There is no sponsor of this id. It may have been merged with another.' },
  'same-sponsor': { status: 422, title: 'The same sponsor', detail: () => 'A sponsor is merged into another one.' },
  'two-reports': { status: 409, title: 'Two reports', detail: () => 'Both sponsors have a report. Send as “keepReport” the id of the one that stays.' },
  'other-report-live': {
    status: 409,
    title: 'The other report is live',
    detail: () => 'Readers see the report that would be put away. Withdraw it first, or keep that one.',
  },
  'sponsorship-not-found': { status: 404, title: 'No such sponsorship', detail: () => 'There is no sponsorship of this id.' },
  'sponsorship-ended': {
    status: 409,
    title: 'The sponsorship has ended',
    detail: () => 'It has ended already, and is not the primary one while another runs.',
  },
  'until-before-from': { status: 422, title: 'It ends before it begins', detail: () => '“until” lies before “from”.' },
  'not-over-yet': {
    status: 422,
    title: 'Not over yet',
    detail: () => '“until” is yet to come. Change the dates now, and end the sponsorship once it is over.',
  },
  'last-sponsorship': { status: 409, title: 'The only sponsorship', detail: () => 'Every sponsor has one. Change it, or end it.' },
  'tier-not-found': { status: 404, title: 'No such tier', detail: () => 'There is no tier of this key.' },
  'tier-taken': { status: 409, title: 'Tier taken', detail: ({ label }) => `Another tier, “${label}”, goes by one of these names.` },
  'unknown-programme': {
    status: 422,
    title: 'Unknown programme',
    detail: ({ known }) => `Use the key of one of these: ${known.map((one) => `${one.key} (${one.label})`).join(', ')}.`,
  },
  'tier-in-use': {
    status: 409,
    title: 'Tier in use',
    detail: ({ sponsorships }) => `${count(sponsorships, 'sponsorship')} of this tier, ended ones counted, must move to another first.`,
  },
  'last-tier': { status: 409, title: 'The only tier', detail: () => 'Every sponsorship is in a tier, so that one stays.' },
  'revision-not-found': { status: 404, title: 'No such revision', detail: () => 'The report has no revision of this number.' },
  damaged: {
    status: 500,
    title: 'The revision is damaged',
    detail: () => 'What is stored does not match the hash of this revision, so that it is not shown. “host-city check” says more.',
  },
  'not-compared': {
    status: 503,
    title: 'Not compared',
    detail: () => 'The two could not be compared just now: they are large, and the machine is busy. Try again in a moment.',
  },
  'unknown-schema': {
    status: 409,
    title: 'The revision is of another schema',
    detail: ({ number, version }) =>
      `Revision ${number} is whole, and kept in version ${version} of the rich text, of which this version of Host City does not know all. The version of Host City that wrote it reads it; the desk shows its words.`,
  },
  'section-gone': {
    status: 409,
    title: 'No such section',
    detail: () => 'Neither the revision nor the draft has a heading of level 2 or 3 with this id. Nothing was changed.',
  },
  'change-gone': {
    status: 409,
    title: 'No such change',
    detail: () => 'Between the revision and the draft there is no change of this key any more. Nothing was changed. Compare them again.',
  },
  'nothing-to-restore': { status: 409, title: 'Nothing to restore', detail: () => 'The draft says there what the revision says.' },
  'being-written': {
    status: 409,
    title: 'Somebody is writing there',
    detail: ({ people }) =>
      `${people.join(', ')} ${people.length === 1 ? 'has' : 'have'} the caret in what would change. Send “anyway”: true to restore it all the same.`,
  },
  'draft-too-large': {
    status: 409,
    title: 'The draft would be too large',
    detail: () => `With what comes back, the draft would have more than ${BOUNDS.nodes} nodes.`,
  },
  'authorship-pending': {
    status: 503,
    title: 'Not known yet',
    detail: ({ done, of }) => `A long history is looked through for who wrote what: ${done} of ${of} revisions so far. Ask again in a moment.`,
  },
  'note-missing': { status: 422, title: 'Change note missing', detail: () => 'Say in “note” what changed. Readers see it beside the edition.' },
  'not-ready': {
    status: 422,
    title: 'Not ready to publish',
    detail: ({ findings }) => `${count(findings.filter((one) => one.severity === 'error').length, 'error')} to mend first.`,
  },
  'already-live': { status: 409, title: 'Live already', detail: (edition) => `This revision is live as edition ${numberOf(edition)}.` },
  'published-meanwhile': { status: 409, title: 'Published meanwhile', detail: () => 'Another edition went live in the meantime.' },
  'not-live': { status: 409, title: 'Not live', detail: () => 'The report has no live edition.' },
  'reason-missing': { status: 422, title: 'Reason missing', detail: () => 'Say in “reason” why the edition is withdrawn.' },
  'backup-failed': { status: 503, title: 'No backup was made', detail: ({ sentence }) => sentence },
  busy: { status: 503, title: 'Busy', detail: () => 'The database is in use by something else. Nothing was changed. Try again in a moment.' },
  'storage-full': { status: 507, title: 'The disk is full', detail: () => 'There is no room to write. Nothing was changed. Reading goes on.' },
  'storage-failing': {
    status: 503,
    title: 'The database cannot be written',
    detail: () => 'Nothing was changed. Whoever runs Host City finds the cause in its log.',
  },
  unexpected: { status: 500, title: 'Something went wrong', detail: ({ id }) => `Nothing was changed. The log of Host City has more under ${id}.` },
}

const sentences: Record<DocumentRefusal['problem'], string> = {
  'not-an-object': 'Something here has the wrong form.',
  'unknown-node': 'The schema has no node of this type.',
  'unknown-mark': 'The schema has no mark of this type.',
  'unknown-attribute': 'This node or mark has no such attribute.',
  'unknown-property': 'There is no such property here.',
  'bad-value': 'This value may not stand here.',
  'bad-text': 'This text is empty, too long, or has characters that may not stand in it.',
  'not-allowed-here': 'This may not stand here.',
  incomplete: 'Something is missing here.',
  'repeated-id': 'Two blocks have the same id.',
  'too-deep': 'The document is nested too deeply.',
  'too-many-nodes': 'The document has too many nodes.',
}

function listed(what: string, issues: readonly Issue[]): string {
  return issues.map(({ path, message }) => `${path ? `“${path}”` : `The ${what}`}: ${message}`).join(' ')
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`
const numberOf = ({ major, minor }: Numbered) => `${major}.${minor}`

/** A refusal as a problem (RFC 9457). */
export function problemOf(refusal: ApiRefusal): { type: string; title: string; status: number; detail: string } & Record<string, unknown> {
  const { kind, ...data } = refusal
  const { status, title, detail } = problems[kind] as ProblemTable<Refusals>[Kind]
  return { type: `/problems/${kind}`, title, status, detail: detail(data as never), ...data }
}
