import { expect } from 'vitest'
import * as Y from 'yjs'
import { linesOf } from '#domain/authorship/lines.ts'
import { type Authored, walkTo } from '#domain/authorship/walk.ts'
import { loadDraft } from '#domain/drafts/read.ts'
import { appendUpdates, replaceDraft } from '#domain/drafts/write.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import type { Content } from '#domain/richtext/document.ts'
import { MINUTE, NOW } from '#tests/support/clock.ts'
import type { TestDatabase } from '#tests/support/database.ts'
import { anActor } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

type Person = { id: string; name: string }

/** Makes the draft say something as a person, over the API, and cuts a revision. */
export async function written(world: TestDatabase, person: Person, reportId: string, content: Content): Promise<number> {
  await done(world, (tx) => replaceDraft(tx, anActor(person), { reportId, content }, NOW + MINUTE))
  const { number } = await done(world, (tx) => cutRevision(tx, anActor(person), { reportId, kind: 'kept' }, NOW + MINUTE))
  return number
}

/** A browser that a person writes in: `write` changes its document, and the change reaches the disk as theirs. */
export function browserOf(world: TestDatabase, person: Person, reportId: string, client: number) {
  const document = loadDraft(world.reads, reportId)
  document.clientID = client
  return {
    document,
    body: document.getXmlFragment('body'),
    async write(change: (document: Y.Doc) => void): Promise<void> {
      const updates: Uint8Array[] = []
      const keep = (update: Uint8Array) => updates.push(update)
      document.on('update', keep)
      document.transact(() => change(document))
      document.off('update', keep)
      await world.transact(
        (tx) =>
          void appendUpdates(
            tx,
            reportId,
            updates.map((data) => ({ data, writer: person.id })),
            NOW + MINUTE,
          ),
      )
    },
    /** What others wrote meanwhile. */
    catchUp: () => Y.applyUpdate(document, Y.encodeStateAsUpdate(loadDraft(world.reads, reportId))),
  }
}

/** The text of a paragraph in a shared document, by the block's id. */
export function textOf(document: Y.Doc, id: string): Y.XmlText {
  for (const child of document.getXmlFragment('body').toArray())
    if (child instanceof Y.XmlElement && child.getAttribute('id') === id) {
      const text = child.get(0)
      if (text instanceof Y.XmlText) return text
    }
  throw new Error(`No text in ${id}`)
}

/** Goes the whole way to a revision. */
export function authored({ reads }: TestDatabase, reportId: string, number: number): Authored {
  const walk = walkTo(reads, reportId, number)
  for (let next = walk.next(); ; next = walk.next()) {
    if (!next.done) continue
    if (!next.value.ok) throw new Error(next.value.refusal.kind)
    return next.value.value
  }
}

/** A line as its runs: "words 3", or "words 3 ann" where a person is told. */
export function runsOf({ content, authorship }: Pick<Authored, 'content' | 'authorship'>, block: string | null): string[] {
  const lines = linesOf(content)
  const index = lines.findIndex((line) => line.block === block)
  const line = lines[index]
  expect(line, `a line of block ${block}`).toBeDefined()
  let at = 0
  return (authorship[index] ?? []).map(({ length, origin: { revision, person, lost } }) => {
    const words = line?.text.slice(at, at + length)
    at += length
    return [words?.trim(), String(revision ?? 'draft'), ...(person === null ? [] : [person]), ...(lost ? ['lost'] : [])].join(' | ')
  })
}
