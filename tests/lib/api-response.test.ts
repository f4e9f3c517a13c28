import { expect, test } from 'vitest'
import { ok } from '#domain/result.ts'
import { answered, json, jsonWith } from '#lib/api-response.ts'

const long = { words: 'a👩‍👩‍👧é '.repeat(60_000) }

test.each([
  ['what was written elsewhere', jsonWith({ from: 1 }, new TextEncoder().encode(JSON.stringify(long)))],
  ['what is long', json({ from: 1, ...long })],
])('%s goes in pieces, between which others have their turn, and comes as it was', async (_, answer) => {
  const response = answered(ok(answer))
  let turns = 0
  let reading = true
  const turn = () => {
    turns++
    if (reading) setImmediate(turn)
  }
  setImmediate(turn)
  expect(await response.json()).toEqual({ from: 1, ...long })
  reading = false
  expect(turns).toBeGreaterThan(3)
})

test('what is short is sent as one', async () => {
  expect(await answered(ok(json({ a: 1 }))).text()).toBe('{"a":1}')
})
