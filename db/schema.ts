import { sql } from 'drizzle-orm'
import { type AnySQLiteColumn, blob, customType, index, integer, primaryKey, sqliteTable, text, unique, uniqueIndex } from 'drizzle-orm/sqlite-core'

/*
 * Times are whole milliseconds since 1970, UTC. Ids are random texts; numbers count within a report.
 * The full-text index and the triggers that keep history unchanged stand in drizzle/, written by hand.
 */
const id = () => text('id').primaryKey()
const at = (name: string) => integer(name)
/** A hash: hexadecimal in the code, half as many bytes in the file. */
const hash = customType<{ data: string; driverData: Buffer }>({
  dataType: () => 'blob',
  toDriver: (value) => Buffer.from(value, 'hex'),
  fromDriver: (value) => value.toString('hex'),
})

// People and how they come in

export const people = sqliteTable('people', {
  id: id(),
  email: text('email').notNull().unique(),
  name: text('name').notNull(),
  role: text('role', { enum: ['editor', 'admin'] }).notNull(),
  /** Invited: the link was made and nobody came yet. Inactive: may not sign in; what they wrote stays theirs. */
  status: text('status', { enum: ['invited', 'active', 'inactive'] })
    .notNull()
    .default('active'),
  passwordHash: text('password_hash'),
  createdAt: at('created_at').notNull(),
  lastSignInAt: at('last_sign_in_at'),
})

export const sessions = sqliteTable(
  'sessions',
  {
    id: id(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    createdAt: at('created_at').notNull(),
    lastSeenAt: at('last_seen_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    endedAt: at('ended_at'),
    address: text('address'),
    agent: text('agent'),
  },
  (table) => [index('sessions_by_person').on(table.personId)],
)

export const apiTokens = sqliteTable('api_tokens', {
  id: id(),
  personId: text('person_id')
    .notNull()
    .references(() => people.id),
  label: text('label').notNull(),
  hash: text('hash').notNull().unique(),
  createdAt: at('created_at').notNull(),
  lastUsedAt: at('last_used_at'),
  revokedAt: at('revoked_at'),
})

/** Links that work once: the first admin's, invitations and resets. Only the hash of the secret is kept. */
export const oneTimeLinks = sqliteTable('one_time_links', {
  id: id(),
  hash: text('hash').notNull().unique(),
  purpose: text('purpose', { enum: ['first-admin', 'invitation', 'reset'] }).notNull(),
  personId: text('person_id').references(() => people.id),
  createdAt: at('created_at').notNull(),
  expiresAt: at('expires_at').notNull(),
  usedAt: at('used_at'),
})

/** Failed sign-ins, by account and by address, for the throttle. */
export const failedSignIns = sqliteTable(
  'failed_sign_ins',
  { id: integer('id').primaryKey({ autoIncrement: true }), key: text('key').notNull(), at: at('at').notNull() },
  (table) => [index('failed_sign_ins_by_key').on(table.key, table.at)],
)

// Sponsors

export const programmes = sqliteTable('programmes', { key: text('key').primaryKey(), name: text('name').notNull(), owner: text('owner').notNull() })

export const tiers = sqliteTable('tiers', {
  key: text('key').primaryKey(),
  singular: text('singular').notNull(),
  plural: text('plural').notNull(),
  programmeKey: text('programme_key')
    .notNull()
    .references(() => programmes.key),
  rank: integer('rank').notNull(),
})

export const games = sqliteTable('games', {
  slug: text('slug').primaryKey(),
  name: text('name').notNull(),
  city: text('city').notNull(),
  country: text('country').notNull(),
  year: integer('year').notNull(),
  season: text('season', { enum: ['summer', 'winter'] }).notNull(),
  opening: text('opening'),
  closing: text('closing'),
})

export const sponsors = sqliteTable('sponsors', {
  id: id(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  /** Two letters that stand for the sponsor on the index; no two sponsors share them. */
  siglum: text('siglum').notNull().unique(),
  headquarters: text('headquarters'),
  ticker: text('ticker'),
  createdAt: at('created_at').notNull(),
})

export const sponsorEntities = sqliteTable(
  'sponsor_entities',
  {
    sponsorId: text('sponsor_id')
      .notNull()
      .references(() => sponsors.id),
    position: integer('position').notNull(),
    name: text('name').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sponsorId, table.position] })],
)

/** A dated deal. `from`, `until` and `announced` are ISO dates as precise as is known: 2028, 2028-07, 2028-07-14. */
export const sponsorships = sqliteTable(
  'sponsorships',
  {
    id: id(),
    sponsorId: text('sponsor_id')
      .notNull()
      .references(() => sponsors.id),
    tierKey: text('tier_key')
      .notNull()
      .references(() => tiers.key),
    category: text('category').notNull(),
    announced: text('announced'),
    from: text('from_date'),
    until: text('until_date'),
    status: text('status', { enum: ['active', 'former'] })
      .notNull()
      .default('active'),
    primary: integer('is_primary', { mode: 'boolean' }).notNull().default(false),
    createdAt: at('created_at').notNull(),
  },
  (table) => [uniqueIndex('one_primary_sponsorship').on(table.sponsorId).where(sql`is_primary = 1`)],
)

/** Addresses that a sponsor once had. They lead to the present one for ever. */
export const formerSlugs = sqliteTable('former_slugs', {
  slug: text('slug').primaryKey(),
  sponsorId: text('sponsor_id')
    .notNull()
    .references(() => sponsors.id),
  since: at('since').notNull(),
})

/** Doubles that were merged into another sponsor: what older entries of the audit still name. */
export const mergedSponsors = sqliteTable('merged_sponsors', {
  id: id(),
  name: text('name').notNull(),
  intoId: text('into_id')
    .notNull()
    .references(() => sponsors.id),
  at: at('at').notNull(),
})

// Reports, drafts

/** One report a sponsor; a merge may leave it archived ones besides. */
export const reports = sqliteTable(
  'reports',
  {
    id: id(),
    sponsorId: text('sponsor_id')
      .notNull()
      .references(() => sponsors.id),
    liveEditionId: text('live_edition_id').references((): AnySQLiteColumn => editions.id),
    archivedAt: at('archived_at'),
    createdAt: at('created_at').notNull(),
    createdBy: text('created_by').references(() => people.id),
  },
  (table) => [index('reports_by_sponsor').on(table.sponsorId), uniqueIndex('one_report_per_sponsor').on(table.sponsorId).where(sql`archived_at is null`)],
)

export const drafts = sqliteTable('drafts', {
  reportId: text('report_id')
    .primaryKey()
    .references(() => reports.id),
  /** Part of the document's name: a browser's copy of an older generation never merges by itself. */
  generation: integer('generation').notNull().default(1),
  writtenAt: at('written_at').notNull(),
  writtenBy: text('written_by').references(() => people.id),
  /** Start of the spell of writing that no revision holds yet; null when the latest revision holds all. */
  spellSince: at('spell_since'),
  /** The version of the rich-text schema that its nodes are written in. */
  schemaVersion: integer('schema_version').notNull().default(1),
})

/** The draft itself: Yjs updates in the order in which they were acknowledged, folded together now and then. */
export const draftUpdates = sqliteTable(
  'draft_updates',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    reportId: text('report_id')
      .notNull()
      .references(() => reports.id),
    data: blob('data', { mode: 'buffer' }).notNull(),
  },
  (table) => [index('draft_updates_by_report').on(table.reportId, table.id)],
)

/** Who wrote in a draft since its latest revision. */
export const draftWriters = sqliteTable(
  'draft_writers',
  {
    reportId: text('report_id')
      .notNull()
      .references(() => reports.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    at: at('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.reportId, table.personId] })],
)

/** Who typed under which client of the shared document: Yjs numbers each browser that writes. */
export const draftClients = sqliteTable(
  'draft_clients',
  {
    reportId: text('report_id')
      .notNull()
      .references(() => reports.id),
    client: integer('client').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
  },
  (table) => [primaryKey({ columns: [table.reportId, table.client] })],
)

/**
 * What each person last saw of a report: the newest revision of that moment, and the hash of the draft, by which a
 * revision is known that was cut of it later.
 */
export const looks = sqliteTable(
  'looks',
  {
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    reportId: text('report_id')
      .notNull()
      .references(() => reports.id),
    revision: integer('revision').notNull(),
    hash: hash('hash'),
    at: at('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.reportId] })],
)

// Revisions, editions: immutable

export const revisionKinds = [
  'created',
  'kept',
  'idle',
  'interval',
  'left',
  'published',
  'before-restore',
  'restored',
  'before-import',
  'imported',
  'api',
] as const

export const revisions = sqliteTable(
  'revisions',
  {
    /** Counts all revisions in the order in which they were cut: what rows that come by the thousand are kept under. */
    seq: integer('seq').primaryKey(),
    id: text('id').notNull().unique(),
    reportId: text('report_id')
      .notNull()
      .references(() => reports.id),
    number: integer('number').notNull(),
    /** The number of the revision that it follows, null for the first. */
    parent: integer('parent'),
    kind: text('kind', { enum: revisionKinds }).notNull(),
    /** Who asked for the cut; null when the service cut it by itself. */
    authorId: text('author_id').references(() => people.id),
    /** The revision that a restore brought back, or that a section or a change was taken from. */
    restoredFrom: integer('restored_from'),
    /** What was brought back of it; null for the whole. */
    restoredPart: text('restored_part', { enum: ['section', 'change'] }),
    /** The number of the section that it stands in ("3.1"), empty where that has none. */
    restoredPlace: text('restored_place'),
    /** SHA-256 of the canonical content. A purge alone may change it, with the content. */
    hash: hash('hash').notNull(),
    schemaVersion: integer('schema_version').notNull(),
    words: integer('words').notNull(),
    wordsAdded: integer('words_added').notNull(),
    wordsRemoved: integer('words_removed').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (table) => [unique('revision_number').on(table.reportId, table.number), index('revisions_by_time').on(table.createdAt)],
)

/** The bytes of a revision, apart from what never changes: they may be encoded anew. */
export const revisionBodies = sqliteTable('revision_bodies', {
  seq: integer('seq')
    .primaryKey()
    .references(() => revisions.seq),
  /** The revision whose canonical bytes serve as dictionary; null where these are kept whole. */
  baseSeq: integer('base_seq').references(() => revisions.seq),
  bytes: blob('bytes', { mode: 'buffer' }).notNull(),
})

/** Notes on revisions; the latest one counts, and an empty one takes the note away. */
export const revisionNotes = sqliteTable(
  'revision_notes',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    revisionId: text('revision_id')
      .notNull()
      .references(() => revisions.id),
    note: text('note').notNull(),
    personId: text('person_id').references(() => people.id),
    at: at('at').notNull(),
  },
  (table) => [index('revision_notes_by_revision').on(table.revisionId)],
)

/** Who brought each passage of a revision, derived from history and kept for some revisions only, so that no answer walks all of it. */
export const authorship = sqliteTable(
  'authorship',
  {
    reportId: text('report_id')
      .notNull()
      .references(() => reports.id),
    revision: integer('revision').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.reportId, table.revision] })],
)

export const revisionWriters = sqliteTable(
  'revision_writers',
  {
    revisionId: text('revision_id')
      .notNull()
      .references(() => revisions.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.personId] })],
)

/** Names given to revisions; the latest one counts. */
export const revisionNames = sqliteTable(
  'revision_names',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    revisionId: text('revision_id')
      .notNull()
      .references(() => revisions.id),
    name: text('name').notNull(),
    personId: text('person_id').references(() => people.id),
    at: at('at').notNull(),
  },
  (table) => [index('revision_names_by_revision').on(table.revisionId)],
)

export const editions = sqliteTable(
  'editions',
  {
    id: id(),
    reportId: text('report_id')
      .notNull()
      .references(() => reports.id),
    revisionId: text('revision_id')
      .notNull()
      .references(() => revisions.id),
    major: integer('major').notNull(),
    minor: integer('minor').notNull(),
    note: text('note').notNull(),
    publishedBy: text('published_by').references(() => people.id),
    publishedAt: at('published_at').notNull(),
    /** The labels that it was published under. */
    sponsorName: text('sponsor_name').notNull(),
    tierKey: text('tier_key').notNull(),
    tierLabel: text('tier_label').notNull(),
    category: text('category').notNull(),
  },
  (table) => [unique('edition_number').on(table.reportId, table.major, table.minor)],
)

export const withdrawals = sqliteTable(
  'withdrawals',
  {
    id: id(),
    reportId: text('report_id')
      .notNull()
      .references(() => reports.id),
    editionId: text('edition_id')
      .notNull()
      .references(() => editions.id),
    reason: text('reason').notNull(),
    /** Whether the reason was given as one that readers are told. */
    told: integer('told', { mode: 'boolean' }).notNull().default(false),
    personId: text('person_id').references(() => people.id),
    at: at('at').notNull(),
  },
  (table) => [index('withdrawals_by_report').on(table.reportId)],
)

/** The one doorway for removal: the triggers let history of a report go only when a purge names it. */
export const purges = sqliteTable('purges', {
  id: id(),
  reportId: text('report_id').notNull(),
  reason: text('reason').notNull(),
  personId: text('person_id').references(() => people.id),
  at: at('at').notNull(),
})

/** Words that were taken out of all history, by whom and why. The words themselves are kept nowhere. */
export const wordPurges = sqliteTable('word_purges', {
  id: id(),
  reason: text('reason').notNull(),
  personId: text('person_id').references(() => people.id),
  at: at('at').notNull(),
})

/** What a purge of words changed: the rows stay, without the words. `row` is the row's key in its table. */
export const purgedRows = sqliteTable(
  'purged_rows',
  {
    purgeId: text('purge_id')
      .notNull()
      .references(() => wordPurges.id),
    what: text('what', { enum: ['revision', 'edition', 'name', 'note', 'withdrawal', 'draft'] }).notNull(),
    row: text('row').notNull(),
  },
  (table) => [primaryKey({ columns: [table.purgeId, table.what, table.row] }), index('purged_rows_by_row').on(table.what, table.row)],
)

/** The doorway of a purge of words: it stands open within its transaction alone. While it does, the triggers let words be changed. */
export const openPurges = sqliteTable('open_purges', {
  purgeId: text('purge_id')
    .primaryKey()
    .references(() => wordPurges.id),
})

/** Every act: who, when, from where, on what. Ids only; names are joined when it is shown. */
export const auditEvents = sqliteTable(
  'audit_events',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    at: at('at').notNull(),
    actorId: text('actor_id').references(() => people.id),
    via: text('via', { enum: ['desk', 'api', 'command line', 'service'] }).notNull(),
    address: text('address'),
    action: text('action').notNull(),
    reportId: text('report_id'),
    details: text('details', { mode: 'json' }).$type<Record<string, string | number | boolean | null>>().notNull(),
  },
  (table) => [index('audit_events_by_report').on(table.reportId, table.id), index('audit_events_by_actor').on(table.actorId, table.id)],
)

/** Numbers the revisions for the full-text index over the words that each brought and took (`revision_words`, written by hand). */
export const revisionTexts = sqliteTable('revision_texts', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  revisionId: text('revision_id')
    .notNull()
    .unique()
    .references(() => revisions.id),
})

/** What belongs to the sample library and goes with it. */
export const samples = sqliteTable(
  'samples',
  { kind: text('kind', { enum: ['person', 'sponsor', 'report'] }).notNull(), id: text('id').notNull() },
  (table) => [primaryKey({ columns: [table.kind, table.id] })],
)

/**
 * What readers may search: the live editions, one row a report, derived of them and of their sponsors. Triggers keep the
 * full-text index in step. Lines and names are parted by a sign that no phrase reaches over.
 */
export const publishedTexts = sqliteTable('published_texts', {
  id: integer('id').primaryKey(),
  reportId: text('report_id')
    .notNull()
    .unique()
    .references(() => reports.id),
  /** By which rules the row was derived; rows of older ones are made anew beside everything else. */
  version: integer('version').notNull().default(0),
  title: text('title').notNull(),
  /** What else the sponsor is or was called. */
  names: text('names').notNull().default(''),
  category: text('category').notNull(),
  standfirst: text('standfirst').notNull(),
  headings: text('headings').notNull().default(''),
  /** Where the sections begin in the body, and how the page calls them. */
  outline: text('outline', { mode: 'json' }).$type<[line: number, number: string, title: string, anchor: string][]>().notNull().default([]),
  body: text('body').notNull(),
})

/** `publication` rises with everything that readers can see; the front cache goes by it. `sample` says that the first start is over. */
export const counters = sqliteTable('counters', { name: text('name').primaryKey(), value: integer('value').notNull() })

/** Answers to requests that carried an Idempotency-Key, for a day. */
export const answeredRequests = sqliteTable(
  'answered_requests',
  {
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    status: integer('status').notNull(),
    body: text('body').notNull(),
    at: at('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.key] })],
)
