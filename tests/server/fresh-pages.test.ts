import { expect, it } from 'vitest'
import { freshPages } from '#server/fresh-pages.ts'

/** A library whose last edition is set by hand, and the pages that were made ready. */
function library() {
  const state = { version: 1, latest: null as { id: string; slug: string } | null, asked: 0, ready: [] as string[] }
  const committed = freshPages({
    version: () => state.version,
    latest: () => {
      state.asked++
      return state.latest
    },
    prepare: (path) => state.ready.push(path),
  })
  const after = async () => {
    committed()
    await new Promise(setImmediate)
    return state.ready.splice(0)
  }
  return { state, committed, after }
}

it('makes the page of a new edition ready, once, and after whoever published went on', async () => {
  const { state, committed, after } = library()
  state.version++
  state.latest = { id: 'first', slug: 'northwind' }
  committed()
  expect(state.ready).toEqual([])
  expect(await after()).toEqual(['/sponsors/northwind'])
  state.version++
  state.latest = { id: 'second', slug: 'northwind' }
  expect(await after()).toEqual(['/sponsors/northwind'])
})

it('leaves alone what is saved, renamed or withdrawn', async () => {
  const { state, after } = library()
  const asked = state.asked
  expect(await after()).toEqual([])
  expect(state.asked).toBe(asked)
  state.version++
  expect(await after()).toEqual([])
  state.latest = { id: 'first', slug: 'northwind' }
  state.version++
  await after()
  state.latest = { id: 'first', slug: 'renamed' }
  state.version++
  expect(await after()).toEqual([])
})
