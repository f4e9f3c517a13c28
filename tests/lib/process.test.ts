import { expect, it, vi } from 'vitest'
import { testDatabase } from '#tests/support/database.ts'

it('a purge is said to every copy of what remembers words', async () => {
  const { reads } = await testDatabase()
  const copy = async () => {
    vi.resetModules()
    const { sayPurged } = await import('#lib/process.ts')
    const { remembering } = await import('#domain/purges/remembered.ts')
    const memory = remembering<{ words: string }>(10)(reads)
    memory.set('a', { words: 'Forty-two boats.' }, { size: 1 })
    return { memory, sayPurged }
  }
  const [one, other] = [await copy(), await copy()]
  expect(one.memory).not.toBe(other.memory)
  expect([one.memory.size, other.memory.size]).toEqual([1, 1])
  other.sayPurged()
  expect([one.memory.size, other.memory.size]).toEqual([0, 0])
})
