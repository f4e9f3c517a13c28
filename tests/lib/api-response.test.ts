import { expect, test } from 'vitest'
import { ok } from '#domain/result.ts'
import { answered, jsonText } from '#lib/api-response.ts'

test('a long body goes in pieces, between which others have their turn, and comes as it was', async () => {
  const text = JSON.stringify({ words: 'a👩‍👩‍👧é '.repeat(60_000) })
  const response = answered(ok(jsonText(text)))
  let turns = 0
  let reading = true
  const turn = () => {
    turns++
    if (reading) setImmediate(turn)
  }
  setImmediate(turn)
  expect(await response.text()).toBe(text)
  reading = false
  expect(turns).toBeGreaterThan(3)
})

test('a short body is sent as one', async () => {
  expect(await answered(ok(jsonText('{"a":1}'))).text()).toBe('{"a":1}')
})
