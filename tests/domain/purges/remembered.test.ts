import { expect, it } from 'vitest'
import { wordPurges } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import { forgetWords, remembering } from '#domain/purges/remembered.ts'
import { NOW } from '#tests/support/clock.ts'
import { testDatabase } from '#tests/support/database.ts'

const purge = (tx: Tx) => void tx.insert(wordPurges).values({ id: 'purge', reason: 'A slip.', personId: null, at: NOW }).run()

it('what is remembered is there until a purge, in whichever memory and without anybody being told', async () => {
  const { reads } = await testDatabase()
  const [one, other] = [remembering<{ words: string }>(100), remembering<{ words: string }>(100)]
  one(reads).set('a', { words: 'Forty-two boats.' }, { size: 1 })
  other(reads).set('b', { words: 'Forty-three boats.' }, { size: 1 })
  expect([one(reads).get('a'), other(reads).get('b')]).toEqual([{ words: 'Forty-two boats.' }, { words: 'Forty-three boats.' }])

  purge(reads as Tx)
  expect(one(reads).get('a')).toBeUndefined()
  expect(other(reads).size).toBe(0)
  one(reads).set('a', { words: 'Boats.' }, { size: 1 })
  expect(one(reads).get('a')).toEqual({ words: 'Boats.' })
})

it('is let go of at once by whoever purges', async () => {
  const { reads } = await testDatabase()
  const memory = remembering<{ words: string }>(100)(reads)
  memory.set('a', { words: 'Forty-two boats.' }, { size: 1 })
  forgetWords()
  expect(memory.size).toBe(0)
})

it('is as much as was said at the most, what was asked for last', async () => {
  const { reads } = await testDatabase()
  const memory = remembering<{ words: string }>(40, ({ words }) => words.length)(reads)
  for (const word of ['one ', 'two ', 'three ']) memory.set(word, { words: word.repeat(3) })
  expect([...memory.keys()].sort()).toEqual(['three ', 'two '])
  memory.set('whole', { words: 'x'.repeat(41) })
  expect(memory.has('whole')).toBe(false)
})
