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

  it('are text when they are UTF-16 and say so, in both orders', () => {
    const little = Buffer.from('\ufeffHôtel “de” Poulpry', 'utf16le')
    expect(decodeManuscript(little)).toEqual({ ok: true, value: 'Hôtel “de” Poulpry' })
    expect(decodeManuscript(Buffer.from(little).swap16())).toEqual({ ok: true, value: 'Hôtel “de” Poulpry' })
    expect(decodeManuscript(little.subarray(2))).toEqual({ ok: false, refusal: { kind: 'binary-manuscript' } })
  })

  it('are refused when UTF-16 breaks off or holds a NUL', () => {
    expect(decodeManuscript(Buffer.from('\ufeffHôtel', 'utf16le').subarray(0, -1))).toEqual({ ok: false, refusal: { kind: 'not-utf8' } })
    expect(decodeManuscript(Buffer.from('\ufeffa\u0000b', 'utf16le'))).toEqual({ ok: false, refusal: { kind: 'binary-manuscript' } })
  })

  it('are refused when a word processor wrote them, and say which kind', () => {
    for (const [begin, format] of [
      ['PK\u0003\u0004', 'word'],
      ['%PDF-1.7', 'pdf'],
      ['{\\rtf1\\ansi', 'rich-text'],
    ] as const)
      expect(decodeManuscript(bytes(begin))).toEqual({ ok: false, refusal: { kind: 'binary-manuscript', format } })
    expect(decodeManuscript(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1))).toEqual({ ok: false, refusal: { kind: 'binary-manuscript', format: 'word' } })
  })

  it('are refused when they are Windows-1252, or broken', () => {
    expect(decodeManuscript(Uint8Array.of(0x48, 0xf4, 0x74, 0x65, 0x6c))).toEqual({ ok: false, refusal: { kind: 'not-utf8' } })
    expect(decodeManuscript(Uint8Array.of(0x93, 0x48, 0x69, 0x94))).toEqual({ ok: false, refusal: { kind: 'not-utf8' } })
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
