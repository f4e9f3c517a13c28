import { existsSync, readFileSync, statSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { squeezed, stylesheet } from '#app/(public)/stylesheet.ts'

describe('squeezing a sheet', () => {
  it('drops comments and idle white space', () => {
    expect(squeezed('/* a { } */\n.a ,\n.b > c {\n  color : red;\n  margin: 0 auto;\n}\n')).toBe('.a,.b>c{color :red;margin:0 auto}')
  })

  it('keeps the white space that means something', () => {
    expect(squeezed('.a :is(b) { width: calc(1px + 2px); font: 400 1rem/1.2 "A  B", serif }')).toBe(
      '.a :is(b){width:calc(1px + 2px);font:400 1rem/1.2 "A  B",serif}',
    )
  })

  it('leaves strings as they are', () => {
    expect(squeezed('.a::after { content: " ( /* x */ ; " attr(href) "\\"  }" }')).toBe('.a::after{content:" ( /* x */ ; " attr(href) "\\"  }"}')
  })
})

describe('the sheet of the public pages', () => {
  const { text, href } = stylesheet()

  it('weighs less than 10 KB compressed', () => expect(gzipSync(text).length).toBeLessThan(10_000))
  it('has an address that changes with its content', () => expect(href).toMatch(/^\/reader\.css\?v=[\w-]{10}$/))
  it('loses no rule on the way', () => {
    const source = ['tokens', 'reader']
      .map((name) => readFileSync(`components/styles/${name}.css`, 'utf8'))
      .join('')
      .replace(/\/\*[\s\S]*?\*\//g, '')
    for (const sign of ['{', '}', ':', '"']) expect(text.split(sign).length, sign).toBe(source.split(sign).length)
  })
  it('asks for faces that are there, and for nothing from elsewhere', () => {
    const faces = [...text.matchAll(/url\("([^"]+)"\)/g)].map(([, address]) => address ?? '')
    expect(faces.length).toBeGreaterThan(0)
    for (const face of faces) expect(existsSync(`public${face}`), face).toBe(true)
  })
  // Ten segments of 1,448 bytes (RFC 6928), less some 500 of headers.
  it('shows a name in its own face one round trip after asking for it', () => {
    const [, display] = /"Newsreader Display"[^}]*url\("([^"]+)"\)/.exec(text) ?? []
    expect(statSync(`public${display}`).size).toBeLessThan(13_900)
  })
  it('asks a page in English for less than 120 KB of faces, italics and all', () => {
    const faces = [...text.matchAll(/url\("([^"]+)"\)[^}]*unicode-range:U\+00[02]0/g)].map(([, address]) => address ?? '')
    expect(faces).toHaveLength(4)
    expect(faces.reduce((sum, face) => sum + statSync(`public${face}`).size, 0)).toBeLessThan(120_000)
  })
})
