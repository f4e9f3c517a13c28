import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentOf } from '#domain/drafts/content.ts'
import { BODY, STANDFIRST } from '#domain/drafts/fragments.ts'
import { readDraft } from '#domain/drafts/read.ts'
import { replaceDraft } from '#domain/drafts/write.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { readRevision } from '#domain/revisions/read.ts'
import { canonical, parseContent } from '#domain/richtext/parse.ts'
import { BOUNDS } from '#domain/richtext/schema.ts'
import { NOW } from '#tests/support/clock.ts'
import { testDatabase } from '#tests/support/database.ts'
import { aContent, anActor, aParagraph, aReport } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

/** A shared document with one paragraph in each of its parts. */
function shared({ standfirst = '', body = '' }: { standfirst?: string; body?: string }): Y.Doc {
  const document = new Y.Doc()
  for (const [part, words] of [
    [STANDFIRST, standfirst],
    [BODY, body],
  ] as const) {
    const paragraph = new Y.XmlElement('paragraph')
    const text = new Y.XmlText()
    text.insert(0, words)
    paragraph.insert(0, [text])
    document.getXmlFragment(part).insert(0, [paragraph])
  }
  return document
}

describe('a paragraph of any length', () => {
  it('is read back from its revision', async () => {
    const world = await testDatabase()
    const long = '🚢 '.repeat(60_000)
    const content = aContent({ blocks: [aParagraph('long', `${long}end`)] })
    const { id } = await aReport(world)
    await done(world, (tx) => replaceDraft(tx, anActor(), { reportId: id, content }, NOW))
    const { number } = await done(world, (tx) => cutRevision(tx, anActor(), { reportId: id, kind: 'kept' }, NOW))
    expect(readRevision(world.reads, id, number)).toMatchObject({ ok: true, value: { content } })
  })

  it('made of two texts is one text, which can be sent again', () => {
    const half = { type: 'text', text: 'a'.repeat(70_000) }
    const document = { type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'p' }, content: [half, half] }] }
    const once = parseContent({ standfirst: '', document })
    if (!once.ok) throw new Error(once.refusal.problem)
    expect(parseContent(JSON.parse(canonical(once.value)))).toEqual(once)
  })
})

describe('the standfirst', () => {
  it('keeps the spaces that do not break, so that what is put is what is got', async () => {
    const world = await testDatabase()
    const { id } = await aReport(world)
    const content = aContent({ standfirst: 'Worth 12\u00a0million a\u202fyear.' })
    const { etag } = await done(world, (tx) => replaceDraft(tx, anActor(), { reportId: id, content }, NOW))
    expect(readDraft(world.reads, id)).toMatchObject({ ok: true, value: { etag, content: { standfirst: content.standfirst } } })
  })

  it('is cut between letters where two people made it too long', () => {
    const found = contentOf(shared({ standfirst: `${'a'.repeat(BOUNDS.standfirst - 1)}🚢 and more`, body: 'Something.' }))
    expect(found).toMatchObject({ ok: true, value: { standfirst: 'a'.repeat(BOUNDS.standfirst - 1) } })
  })
})
