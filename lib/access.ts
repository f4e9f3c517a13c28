import type { Actor } from '#domain/people/actor.ts'
import { type Action, permissions } from '#domain/people/may.ts'

/*
 * Who may ask for what, written down once: every address with its methods, every server action, and the socket.
 * Addresses are written as the folders of app/ are, without their groups. tests/access.test.ts holds the table to the
 * files; tests/e2e/access.test.ts asks a server for every row as everybody.
 */

/** Who may: everybody, with or without an account, or those whose role includes an action. */
export type Gate = 'everyone' | Action

/** What route handlers answer outside the API: documents for readers, and what the scripts of the desk send and fetch. GET answers HEAD too. */
export const routes = {
  '/': { GET: 'everyone' },
  '/[...path]': { GET: 'everyone' },
  '/api/v1/docs': { GET: 'everyone' },
  '/categories/[slug]': { GET: 'everyone' },
  '/reader.css': { GET: 'everyone' },
  '/reader.js': { GET: 'everyone' },
  '/search': { GET: 'everyone' },
  '/search.json': { GET: 'everyone' },
  '/sponsors/[slug]': { GET: 'everyone' },
  '/sponsors/[slug]/[feed]': { GET: 'everyone' },
  '/sponsors/[slug]/changes': { GET: 'everyone' },
  '/sponsors/[slug]/changes/[older]/[newer]': { GET: 'everyone' },
  '/sponsors/[slug]/changes/[older]/[newer]/[part]': { GET: 'everyone' },
  '/sponsors/[slug]/editions/[edition]': { GET: 'everyone' },
  '/sponsors/[slug]/editions/[edition]/[table]': { GET: 'everyone' },
  '/sponsors.csv': { GET: 'everyone' },
  '/sponsors.json': { GET: 'everyone' },
  '/all.atom': { GET: 'everyone' },
  '/all.json': { GET: 'everyone' },
  '/feed.atom': { GET: 'everyone' },
  '/feed.json': { GET: 'everyone' },
  '/tiers/[key]': { GET: 'everyone' },
  '/tiers/[key]/[feed]': { GET: 'everyone' },
  '/robots.txt': { GET: 'everyone' },
  '/sitemap.xml': { GET: 'everyone' },

  '/admin/audit/export': { GET: 'audit.read' },
  '/desk/reports/[id]/history/older': { GET: 'desk.read' },
  '/desk/reports/[id]/history/walk/[number]': { GET: 'desk.read' },
  '/desk/import/compare': { POST: 'report.import' },
  '/desk/import/preview': { POST: 'report.import' },
  '/desk/import/report': { POST: 'report.import' },
  '/desk/import/sponsor': { POST: 'report.import' },
  '/desk/reports/[id]/authorship': { GET: 'desk.read' },
  '/desk/reports/[id]/looked': { POST: 'desk.read' },
} as const satisfies Record<string, Partial<Record<ApiMethod, Gate>>>

/** Pages: GET and HEAD. Whoever is not signed in goes to sign in; whoever may not finds no such page. */
export const pages = {
  '/sign-in': 'everyone',
  '/join/[secret]': 'everyone',
  '/reset/[secret]': 'everyone',
  '/welcome/[secret]': 'everyone',

  '/admin/audit': 'audit.read',
  '/admin/people': 'person.read',
  '/admin/people/[id]': 'person.read',
  '/admin/people/new': 'person.add',
  '/admin/purge': 'words.purge',
  '/admin/service': 'service.read',
  '/admin/sponsors': 'sponsor.manage',
  '/admin/sponsors/[id]': 'sponsor.manage',
  '/admin/sponsors/[id]/merge': 'sponsor.manage',
  '/admin/sponsors/new': 'sponsor.manage',
  '/admin/tiers': 'tier.manage',

  '/desk': 'desk.read',
  '/desk/account': 'desk.read',
  '/desk/import': 'report.import',
  '/desk/import/done': 'report.import',
  '/desk/reports/new': 'desk.read',
  '/desk/reports/[id]': 'desk.read',
  '/desk/reports/[id]/authors': 'desk.read',
  '/desk/reports/[id]/compare': 'desk.read',
  '/desk/reports/[id]/history': 'desk.read',
  '/desk/reports/[id]/history/walk': 'desk.read',
  '/desk/reports/[id]/publish': 'desk.read',
  '/desk/reports/[id]/publish/done': 'desk.read',
  '/desk/reports/[id]/revisions/[number]': 'desk.read',
  '/desk/reports/[id]/revisions/[number]/restore': 'desk.read',
  '/desk/reports/[id]/settings': 'desk.read',
  '/desk/reports/[id]/withdraw': 'desk.read',
  '/desk/revisions': 'revision.find',
} as const satisfies Record<string, Gate>

/** The API: GET answers HEAD too, every address answers OPTIONS, and any other method is refused with 405. */
export const api = {
  '/api/health': { GET: 'everyone' },
  '/api/ready': { GET: 'everyone' },
  '/api/v1/openapi.json': { GET: 'everyone' },

  '/api/v1/audit': { GET: 'audit.read' },
  '/api/v1/backups': { POST: 'service.read' },
  '/api/v1/service': { GET: 'service.read' },

  '/api/v1/imports': { POST: 'report.import' },
  '/api/v1/imports/preview': { POST: 'report.import' },
  '/api/v1/imports/compare': { POST: 'report.import' },

  '/api/v1/me': { GET: 'desk.read', PATCH: 'desk.read' },
  '/api/v1/me/sessions': { GET: 'desk.read', DELETE: 'desk.read' },
  '/api/v1/me/tokens': { GET: 'desk.read', POST: 'token.add' },
  '/api/v1/sessions/[id]': { DELETE: 'desk.read' },
  '/api/v1/tokens/[id]': { DELETE: 'desk.read' },

  '/api/v1/people': { GET: 'person.read', POST: 'person.add' },
  '/api/v1/people/[id]': { GET: 'person.read', PATCH: 'person.manage' },
  '/api/v1/people/[id]/invitation': { POST: 'person.manage', DELETE: 'person.manage' },
  '/api/v1/people/[id]/reset-link': { POST: 'person.manage' },
  '/api/v1/people/[id]/sessions': { DELETE: 'session.end' },

  '/api/v1/reports': { GET: 'desk.read', POST: 'report.create' },
  '/api/v1/reports/[id]': { GET: 'desk.read' },
  '/api/v1/reports/[id]/archive': { PUT: 'report.archive', DELETE: 'report.archive' },
  '/api/v1/reports/[id]/authorship': { GET: 'desk.read' },
  '/api/v1/reports/[id]/compare': { GET: 'desk.read' },
  '/api/v1/reports/[id]/draft': { GET: 'desk.read', PUT: 'draft.write' },
  '/api/v1/reports/[id]/editions': { GET: 'desk.read', POST: 'edition.publish', DELETE: 'edition.withdraw' },
  '/api/v1/reports/[id]/editions/live': { DELETE: 'edition.withdraw' },
  '/api/v1/reports/[id]/findings': { GET: 'desk.read' },
  '/api/v1/reports/[id]/restore': { POST: 'revision.restore' },
  '/api/v1/reports/[id]/revisions': { GET: 'desk.read', POST: 'revision.cut' },
  '/api/v1/reports/[id]/revisions/[n]': { GET: 'desk.read', PATCH: 'revision.name' },
  '/api/v1/revisions': { GET: 'revision.find' },

  '/api/v1/sponsors': { GET: 'desk.read', POST: 'sponsor.manage' },
  '/api/v1/sponsors/[id]': { GET: 'desk.read' },
  '/api/v1/sponsors/[id]/address': { PUT: 'sponsor.change' },
  '/api/v1/sponsors/[id]/description': { PUT: 'sponsor.manage' },
  '/api/v1/sponsors/[id]/facts': { PUT: 'sponsor.change' },
  '/api/v1/sponsors/[id]/merge': { POST: 'sponsor.manage' },
  '/api/v1/sponsors/[id]/sponsorships': { POST: 'sponsor.manage' },
  '/api/v1/sponsorships/[id]': { PUT: 'sponsor.manage', DELETE: 'sponsor.manage' },
  '/api/v1/sponsorships/[id]/end': { POST: 'sponsor.manage' },
  '/api/v1/sponsorships/[id]/primary': { POST: 'sponsor.manage' },
  '/api/v1/sponsorships/[id]/resume': { POST: 'sponsor.manage' },

  '/api/v1/tiers': { GET: 'desk.read', POST: 'tier.manage' },
  '/api/v1/tiers/[id]': { GET: 'desk.read', PUT: 'tier.manage', DELETE: 'tier.manage' },
  '/api/v1/tiers/[id]/move': { POST: 'tier.manage' },
} as const satisfies Record<string, Partial<Record<ApiMethod, Gate>>>

/** Server actions by their file, below app/. A page sends them with POST; whoever may not is told so, and nothing is done. */
export const actions = {
  '(auth)/join/[secret]': { join: 'everyone' },
  '(auth)/reset/[secret]': { setPassword: 'everyone' },
  '(auth)/sign-in': { signIn: 'everyone' },
  '(auth)/sign-out': { signOut: 'everyone' },
  '(auth)/welcome/[secret]': { becomeFirstAdmin: 'everyone' },
  'admin/people/[id]': {
    deactivate: 'person.manage',
    endTheirSession: 'session.end',
    endTheirSessions: 'session.end',
    giveRole: 'person.manage',
    inviteAgain: 'person.add',
    makeResetLink: 'person.manage',
    reactivate: 'person.manage',
    revokeTheirToken: 'token.manage',
    takeBack: 'person.add',
  },
  'admin/people/new': { invite: 'person.add' },
  'admin/purge': { purgeWords: 'words.purge' },
  'admin/service': { backUpNow: 'service.read' },
  'admin/sponsors/[id]': {
    change: 'sponsor.manage',
    choosePrimary: 'sponsor.manage',
    describe: 'sponsor.manage',
    end: 'sponsor.manage',
    give: 'sponsor.manage',
    move: 'sponsor.change',
    remove: 'sponsor.manage',
    rename: 'sponsor.change',
    resume: 'sponsor.manage',
  },
  'admin/sponsors/[id]/merge': { merge: 'sponsor.manage' },
  'admin/sponsors/new': { addSponsor: 'sponsor.manage' },
  'admin/tiers': { add: 'tier.manage', change: 'tier.manage', move: 'tier.manage', remove: 'tier.manage' },
  'desk/account': {
    endOtherSessions: 'desk.read',
    endOwnSession: 'desk.read',
    makeToken: 'token.add',
    rename: 'desk.read',
    revokeOwnToken: 'desk.read',
    setOwnPassword: 'desk.read',
    signOutEverywhere: 'desk.read',
  },
  'desk/reports/[id]': { changeSponsorFacts: 'sponsor.change', keepRevision: 'revision.cut' },
  'desk/reports/[id]/compare': { keepForLink: 'revision.cut', pinComparison: 'revision.cut' },
  'desk/reports/[id]/compare/take-back': { takeBack: 'revision.restore', undo: 'revision.restore' },
  'desk/reports/[id]/history': { keepRevision: 'revision.cut' },
  'desk/reports/[id]/publish': { publishRevision: 'edition.publish' },
  'desk/reports/[id]/revisions/[number]': { nameAndNote: 'revision.name' },
  'desk/reports/[id]/revisions/[number]/restore': { restore: 'revision.restore', restoreOne: 'revision.restore' },
  'desk/reports/[id]/settings': { archive: 'report.archive', changeAddress: 'sponsor.change', unarchive: 'report.archive' },
  'desk/reports/[id]/withdraw': { withdrawEdition: 'edition.withdraw' },
  'desk/reports/new': { startReport: 'report.create' },
} as const satisfies Record<string, Record<string, Gate>>

/** Sockets, which only pages of ours may open. */
export const sockets = { '/live': 'draft.write' } as const satisfies Record<string, Gate>

export type ApiMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type ApiAddress = keyof typeof api

/** The roles that a gate lets through. */
export const rolesOf = (gate: Gate): readonly Actor['role'][] => (gate === 'everyone' ? ['editor', 'admin'] : permissions[gate])
