import { replaceDraft } from '#domain/drafts/write.ts'
import { publish } from '#domain/editions/publish.ts'
import { withdraw } from '#domain/editions/withdraw.ts'
import { type Purging, purgeWords } from '#domain/purges/purge.ts'
import { soughtWords, type Wording } from '#domain/purges/sought.ts'
import { type Survey, survey } from '#domain/purges/survey.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import type { Content } from '#domain/richtext/document.ts'
import { NOW } from '#tests/support/clock.ts'
import type { TestDatabase } from '#tests/support/database.ts'
import { aContent, aHeading, anActor, aParagraph } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

export const CANARY = 'kestrel-4711'
export const REASON = 'A password stood in the report.'
export const admin = anActor({ role: 'admin' })
const plainly: Wording = { words: CANARY, exactCase: false, whole: false }

/** A content that is ready to publish, with these lines under its one section. */
export const saying = (...lines: string[]): Content =>
  aContent({
    standfirst: 'Boats between the venues.',
    blocks: [aHeading('h', 'Executive Summary'), aParagraph('s', 'The company runs boats.'), ...lines.map((line, at) => aParagraph(`p${at}`, line))],
  })

export async function write(world: TestDatabase, reportId: string, content: Content): Promise<void> {
  await done(world, (tx) => replaceDraft(tx, anActor(), { reportId, content }, NOW))
}

export async function cut(world: TestDatabase, reportId: string, content: Content, name?: string): Promise<number> {
  await write(world, reportId, content)
  return (await done(world, (tx) => cutRevision(tx, anActor(), { reportId, kind: 'kept', name }, NOW))).number
}

export const publishIt = (world: TestDatabase, reportId: string, revision: number, note: string) =>
  done(world, (tx) => publish(tx, anActor(), { reportId, revision, change: 'minor', note }, NOW))

export const withdrawIt = (world: TestDatabase, reportId: string, reason: string) => done(world, (tx) => withdraw(tx, anActor(), { reportId, reason }, NOW))

/** All that is to be known of where words stand, at once. */
export function lookedFor(world: TestDatabase, words = CANARY, since?: Survey): Survey {
  const sought = soughtWords({ ...plainly, words })
  if (!sought.ok) throw new Error(sought.refusal.kind)
  for (const steps = survey(world.reads, sought.value, since); ; ) {
    const { done, value } = steps.next()
    if (done && value) return value
    if (done) throw new Error('A purge came between')
  }
}

export const asked = (world: TestDatabase, { words = CANARY, ...more }: Partial<Purging> = {}): Purging => ({
  ...plainly,
  words,
  reason: REASON,
  seen: lookedFor(world, words).stand.seen,
  ...more,
})

export const purgeIt = (world: TestDatabase, more: Partial<Purging> = {}) => {
  const purging = asked(world, more)
  return done(world, (tx) => purgeWords(tx, admin, purging, NOW))
}
