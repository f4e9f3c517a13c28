import { createEncoder, toUint8Array, writeVarInt, writeVarString, writeVarUint } from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import { Acknowledgements } from '#components/editor/acknowledgements.ts'

function message(...numbers: number[]): Uint8Array {
  const encoder = createEncoder()
  writeVarString(encoder, 'draft.abc.1')
  for (const number of numbers) writeVarUint(encoder, number)
  return toUint8Array(encoder)
}

function answer(accepted: boolean): Uint8Array {
  const encoder = createEncoder()
  writeVarString(encoder, 'draft.abc.1')
  writeVarUint(encoder, 8)
  writeVarInt(encoder, accepted ? 1 : 0)
  return toUint8Array(encoder)
}

const question = message(0, 0)
const handshake = message(0, 1)
const update = message(0, 2)
const awareness = message(1)

describe('what a socket owes', () => {
  it('has settled nothing before the handshake is acknowledged', () => {
    const owed = new Acknowledgements()
    expect(owed.settled).toBe(false)
    owed.sends(question)
    owed.sends(handshake)
    expect([owed.owed, owed.settled]).toEqual([1, false])
    expect(owed.received(answer(true))).toBe(true)
    expect([owed.owed, owed.settled]).toEqual([0, true])
  })

  it('waits for every update, not for the first answer', () => {
    const owed = new Acknowledgements()
    for (const sent of [handshake, update, update]) owed.sends(sent)
    owed.received(answer(true))
    owed.received(answer(true))
    expect([owed.owed, owed.settled]).toEqual([1, false])
    owed.received(answer(true))
    expect(owed.settled).toBe(true)
  })

  it('holds back updates that the handshake carries', () => {
    const owed = new Acknowledgements()
    expect(owed.sends(update)).toBe(false)
    expect(owed.sends(handshake)).toBe(true)
    expect(owed.sends(update)).toBe(true)
    expect(owed.owed).toBe(2)
  })

  it('never settles once the server has refused an update', () => {
    const owed = new Acknowledgements()
    owed.sends(handshake)
    owed.sends(update)
    owed.received(answer(true))
    owed.received(answer(false))
    expect([owed.owed, owed.settled]).toEqual([0, false])
  })

  it('counts neither carets nor what is no acknowledgement', () => {
    const owed = new Acknowledgements()
    expect(owed.sends(awareness)).toBe(true)
    expect(owed.owed).toBe(0)
    expect(owed.received(message(0, 2))).toBe(false)
    expect(owed.received(new Uint8Array([9]))).toBe(false)
  })
})
