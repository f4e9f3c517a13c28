import { expect, test } from 'vitest'
import { ok } from '#domain/result.ts'
import { answered, json, jsonWith } from '#lib/api-response.ts'

test('what was written elsewhere goes in pieces, between which others have their turn, and comes as it was', async () => {
  const written = { words: 'a👩‍👩‍👧é '.repeat(60_000) }
  const response = answered(ok(jsonWith({ from: 1 }, new TextEncoder().encode(JSON.stringify(written)))))
  let turns = 0
  let reading = true
  const turn = () => {
    turns++
    if (reading) setImmediate(turn)
  }
  setImmediate(turn)
  expect(await response.json()).toEqual({ from: 1, ...written })
  reading = false
  expect(turns).toBeGreaterThan(3)
})

test('what is written here is sent as one', async () => {
  expect(await answered(ok(json({ a: 1 }))).text()).toBe('{"a":1}')
})
