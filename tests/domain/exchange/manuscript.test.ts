import { describe, expect, it } from 'vitest'
import { checkManuscript, decodeManuscript, linesOf, MOST_BYTES } from '#domain/exchange/manuscript.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('the bytes of a file', () => {
  it('are text when they are UTF-8', () => {
    expect(decodeManuscript(bytes('Hôtel de Poulpry'))).toEqual({ ok: true, value: 'Hôtel de Poulpry' })
  })

  it('are refused when there are none but space', () => {
    for (const text of ['', ' \n\t ', '\ufeff']) expect(checkManuscript(text)).toEqual({ ok: false, refusal: { kind: 'empty-manuscript' } })
  })

  it('are refused when a NUL is among them', () => {
    expect(decodeManuscript(bytes('PK\u0000\u0001'))).toEqual({ ok: false, refusal: { kind: 'binary-manuscript' } })
  })

  it('are refused when they are of another encoding', () => {
    expect(decodeManuscript(Uint8Array.of(0x48, 0xf4, 0x74, 0x65, 0x6c))).toEqual({ ok: false, refusal: { kind: 'not-utf8' } })
  })

  it('are refused above 5 MB, and not at 5 MB', () => {
    expect(decodeManuscript(new Uint8Array(MOST_BYTES + 1).fill(65))).toEqual({
      ok: false,
      refusal: { kind: 'manuscript-too-large', bytes: 5_000_001, most: 5_000_000 },
    })
    expect(decodeManuscript(new Uint8Array(MOST_BYTES).fill(65)).ok).toBe(true)
  })
})

it('lines end at every kind of line end and hold single spaces', () => {
  expect(linesOf('a\u00a0 b\r\n\tc\rd\u2028\ufeffe \u0007 f')).toEqual(['a b', 'c', 'd', 'e f'])
})
