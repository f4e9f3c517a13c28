import { and, eq, sql } from 'drizzle-orm'
import { draftWriters, editions, people, revisionNames, revisions, revisionWriters } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import type { RevisionKind } from '../revisions/cut.ts'
import type { Line } from './lines.ts'
import { type Authorship, type Origin, sameOrigin } from './runs.ts'

type Person = { id: string; name: string }

/** Where words come from, as it is told. */
export type Source = {
  /** Null: they are in the draft, and in no revision yet. */
  revision: number | null
  /** Who wrote them. Several: one of these did, and which one is not known any more. None: nobody in particular. */
  persons: Person[]
  /** The revision cannot be read: they came with it or with the next one, and from whom is not known. */
  lost: boolean
  at: number | null
  kind: RevisionKind | null
  name: string | null
  /** Who asked for the cut. */
  author: string | null
  restoredFrom: number | null
  restoredPart: 'section' | 'change' | null
  restoredPlace: string | null
  edition: { major: number; minor: number } | null
}

/** The lines of a report with the source of each run, by its place in `sources`, which stand in the order of their revisions. */
export type Passages = { lines: (Line & { runs: { length: number; source: number }[] })[]; sources: Source[] }

/** Tells an authorship: when each revision was cut and why, and who the persons are. */
export function passagesOf(db: Db, reportId: string, lines: readonly Line[], authorship: Authorship): Passages {
  const { origins, placeOf } = distinct(authorship)
  const known = sourcesOf(db, reportId, origins)
  return {
    sources: origins.map((origin) => sourceOf(origin, known)),
    lines: lines.map((line, at) => ({ ...line, runs: (authorship[at] ?? []).map(({ length, origin }) => ({ length, source: placeOf(origin) })) })),
  }
}

/** Each origin once, the oldest revision first, the draft last. */
function distinct(authorship: Authorship): { origins: Origin[]; placeOf(origin: Origin): number } {
  const byRevision = new Map<number, Origin[]>()
  for (const { origin } of authorship.flat()) {
    const revision = origin.revision ?? Number.POSITIVE_INFINITY
    const found = byRevision.get(revision)
    if (!found) byRevision.set(revision, [origin])
    else if (!found.some((one) => sameOrigin(one, origin))) found.push(origin)
  }
  const origins = [...byRevision].sort(([one], [other]) => one - other).flatMap(([, each]) => each)
  const places = new Map<string, number>(origins.map((origin, at) => [keyOf(origin), at]))
  return { origins, placeOf: (origin) => places.get(keyOf(origin)) ?? 0 }
}

const keyOf = ({ revision, person, lost }: Origin): string => `${revision} ${person} ${lost === true}`

type Known = { heads: Map<number, Head>; writers: Map<number | null, Person[]>; persons: Map<string, Person> }
type Head = Omit<Source, 'persons' | 'lost' | 'revision'> & { authorId: string | null }

function sourceOf({ revision, person, lost }: Origin, { heads, writers, persons }: Known): Source {
  const head = revision === null ? undefined : heads.get(revision)
  const { authorId = null, ...about } = head ?? {
    at: null,
    kind: null,
    name: null,
    author: null,
    restoredFrom: null,
    restoredPart: null,
    restoredPlace: null,
    edition: null,
  }
  const exact = person === null ? undefined : persons.get(person)
  const author = authorId === null ? undefined : { id: authorId, name: about.author ?? '' }
  const found = writers.get(revision) ?? []
  const all = exact ? [exact] : found.length > 0 ? found : author ? [author] : []
  return { revision, persons: lost ? [] : all, lost: lost === true, ...about }
}

function sourcesOf(db: Db, reportId: string, origins: readonly Origin[]): Known {
  const numbers = [...new Set(origins.flatMap(({ revision }) => (revision === null ? [] : [revision])))]
  const chosen = and(eq(revisions.reportId, reportId), sql`${revisions.number} in (select value from json_each(${JSON.stringify(numbers)}))`)
  const heads = db
    .select({
      number: revisions.number,
      at: revisions.createdAt,
      kind: revisions.kind,
      name: sql<
        string | null
      >`(select nullif(${revisionNames.name}, '') from ${revisionNames} where ${revisionNames.revisionId} = ${revisions.id} order by ${revisionNames.id} desc limit 1)`,
      authorId: revisions.authorId,
      author: people.name,
      restoredFrom: revisions.restoredFrom,
      restoredPart: revisions.restoredPart,
      restoredPlace: revisions.restoredPlace,
    })
    .from(revisions)
    .leftJoin(people, eq(people.id, revisions.authorId))
    .where(chosen)
    .all()
  const published = db
    .select({ number: revisions.number, major: editions.major, minor: editions.minor })
    .from(editions)
    .innerJoin(revisions, eq(revisions.id, editions.revisionId))
    .where(and(eq(editions.reportId, reportId), chosen))
    .all()
  const wrote = db
    .select({ number: revisions.number, id: people.id, name: people.name })
    .from(revisionWriters)
    .innerJoin(revisions, eq(revisions.id, revisionWriters.revisionId))
    .innerJoin(people, eq(people.id, revisionWriters.personId))
    .where(chosen)
    .orderBy(people.name)
    .all()
  const writing = db
    .select({ id: people.id, name: people.name })
    .from(draftWriters)
    .innerJoin(people, eq(people.id, draftWriters.personId))
    .where(eq(draftWriters.reportId, reportId))
    .orderBy(people.name)
    .all()
  const editionOf = new Map(published.map(({ number, major, minor }) => [number, { major, minor }]))
  const writers = new Map<number | null, Person[]>([[null, writing]])
  for (const { number, id, name } of wrote) writers.set(number, [...(writers.get(number) ?? []), { id, name }])
  return {
    heads: new Map(heads.map(({ number, ...head }) => [number, { ...head, edition: editionOf.get(number) ?? null }])),
    writers,
    persons: new Map([...writing, ...wrote].map(({ id, name }) => [id, { id, name }])),
  }
}
