import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentOf } from '#domain/drafts/content.ts'
import { applyContent, updateFor } from '#domain/drafts/difference.ts'
import { content as aBodyLike, twoStates } from '../compare/arbitrary.ts'

const draftOf = (update: Uint8Array) => {
  const draft = new Y.Doc()
  Y.applyUpdate(draft, update)
  return draft
}

it('a draft says what it was made of, whatever that is', () => {
  fc.assert(
    fc.property(aBodyLike('a'), (content) => {
      expect(contentOf(draftOf(updateFor(content, 1)))).toEqual({ ok: true, value: content })
    }),
    { numRuns: 100 },
  )
})

it('any draft can be made to say anything, and back', () => {
  fc.assert(
    fc.property(twoStates, ([one, other]) => {
      const draft = draftOf(updateFor(one, 1))
      applyContent(draft, other)
      expect(contentOf(draft)).toEqual({ ok: true, value: other })
      applyContent(draft, one)
      expect(contentOf(draft)).toEqual({ ok: true, value: one })
    }),
    { numRuns: 100 },
  )
})

it('saying the same again writes nothing', () => {
  fc.assert(
    fc.property(aBodyLike('a'), (content) => {
      const draft = draftOf(updateFor(content, 1))
      let writes = 0
      draft.on('update', () => writes++)
      applyContent(draft, content)
      expect(writes).toBe(0)
    }),
    { numRuns: 60 },
  )
})

it('two who change a draft at once end with the same, and it can be read', () => {
  fc.assert(
    fc.property(twoStates, aBodyLike('o'), ([start, one], other) => {
      const [mine, yours] = [draftOf(updateFor(start, 1)), draftOf(updateFor(start, 1))]
      applyContent(mine, one)
      applyContent(yours, other)
      Y.applyUpdate(mine, Y.encodeStateAsUpdate(yours))
      Y.applyUpdate(yours, Y.encodeStateAsUpdate(mine))
      const merged = contentOf(mine)
      expect(merged.ok).toBe(true)
      expect(contentOf(yours)).toEqual(merged)
    }),
    { numRuns: 100 },
  )
})
