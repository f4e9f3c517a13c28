import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adoptIds } from '#domain/drafts/adopt-ids.ts'
import { newId } from '#domain/ids.ts'
import type { Document } from '#domain/richtext/document.ts'
import { parseDocument } from '#domain/richtext/parse.ts'
import { aContent } from '../../support/factories.ts'

const paragraph = (text: string, id?: string) => ({ type: 'paragraph', attrs: id ? { id } : {}, content: [{ type: 'text', text }] })
const item = (text: string, id?: string) => ({ type: 'listItem', attrs: id ? { id } : {}, content: [paragraph(text, id && `${id}-p`)] })
const doc = (...content: unknown[]) => ({ type: 'doc', content })

function parse(input: unknown): { document: Document; made: Set<string> } {
  const made = new Set<string>()
  let count = 0
  const parsed = parseDocument(input, () => {
    const id = `new-${++count}`
    made.add(id)
    return id
  })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal))
  return { document: parsed.value, made }
}

function adopt(given: unknown, present: unknown): Document {
  const { document, made } = parse(given)
  return adoptIds(document, made, parse(present).document)
}

const ids = (document: Document) => document.content.map((block) => block.attrs.id)
const withoutIds = (document: Document) => JSON.parse(JSON.stringify(document, (key, value) => (key === 'id' ? undefined : value)))

describe('ids of a body that came without them', () => {
  it('are all found again when nothing else changed', () => {
    const { document } = aContent()
    expect(adopt(withoutIds(document), document)).toEqual(document)
  })

  it('follow their block to another place', () => {
    expect(ids(adopt(doc(paragraph('two'), paragraph('one')), doc(paragraph('one', 'a'), paragraph('two', 'b'))))).toEqual(['b', 'a'])
  })

  it('are new where the words are new', () => {
    expect(ids(adopt(doc(paragraph('one'), paragraph('one and a half')), doc(paragraph('one', 'a'), paragraph('two', 'b'))))).toEqual(['a', 'new-2'])
  })

  it('are taken in reading order by blocks that say the same, each once', () => {
    expect(ids(adopt(doc(paragraph('x'), paragraph('x'), paragraph('x')), doc(paragraph('x', 'a'), paragraph('x', 'b'))))).toEqual(['a', 'b', 'new-3'])
  })

  it('are not taken from a block that the body names itself', () => {
    expect(ids(adopt(doc(paragraph('x'), paragraph('changed', 'a')), doc(paragraph('x', 'a'))))).toEqual(['new-1', 'a'])
  })

  it('are kept by the items that stayed in a list that changed', () => {
    const present = doc({ type: 'bulletList', attrs: { id: 'l' }, content: [item('one', 'i1'), item('two', 'i2')] })
    const given = doc({ type: 'bulletList', content: [item('one'), item('between'), item('two')] })
    const list = adopt(given, present).content[0]
    if (list?.type !== 'bulletList') throw new Error('no list')
    expect(list.attrs.id).toBe('new-1')
    expect(list.content.map((one) => [one.attrs.id, one.content[0]?.attrs.id])).toEqual([
      ['i1', 'i1-p'],
      [expect.stringMatching(/^new/), expect.stringMatching(/^new/)],
      ['i2', 'i2-p'],
    ])
  })

  it('come from the same list first, where two lists hold the same item', () => {
    const list = (id: string, ...content: unknown[]) => ({ type: 'bulletList', attrs: { id }, content })
    const present = doc(list('l1', item('same', 'i1')), list('l2', item('same', 'i2')))
    const given = doc(list('l2', item('same'), item('more')), list('l1', item('same'), item('other')))
    const items = adopt(given, present).content.map((block) => (block.type === 'bulletList' ? block.content[0]?.attrs.id : null))
    expect(items).toEqual(['i2', 'i1'])
  })

  it('never change what is said and never repeat', () => {
    const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(texts, texts, fc.array(fc.boolean(), { maxLength: 12 }), (before, after, keeps) => {
        const present = doc(...before.map((text, index) => ({ type: 'blockquote', attrs: { id: `q${index}` }, content: [paragraph(text, `p${index}`)] })))
        const given = doc(...after.map((text, index) => ({ type: 'blockquote', attrs: keeps[index] ? { id: `q${index}` } : {}, content: [paragraph(text)] })))
        const result = adopt(given, present)
        expect(withoutIds(result)).toEqual(withoutIds(parse(given).document))
        expect(parseDocument(result).ok).toBe(true)
      }),
    )
  })

  it('are found among thousands of empty paragraphs', () => {
    const present = doc(...Array.from({ length: 9_000 }, (_, index) => ({ type: 'paragraph', attrs: { id: `e${index}` } })))
    const given = doc(...Array.from({ length: 9_000 }, () => ({ type: 'paragraph' })))
    expect(ids(adopt(given, present)).at(-1)).toBe('e8999')
  })

  it('leave a body alone that has them all', () => {
    const { document } = aContent()
    expect(adoptIds(document, new Set(), { type: 'doc', content: [{ type: 'paragraph', attrs: { id: newId() } }] })).toBe(document)
  })
})
