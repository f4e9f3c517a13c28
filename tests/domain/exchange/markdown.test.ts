import { describe, expect, it } from 'vitest'
import { readMarkdown } from '#domain/exchange/markdown.ts'
import { parseContent } from '#domain/richtext/parse.ts'
import { textLines } from '#domain/richtext/sections.ts'
import { counting, read, shown } from './manuscripts.ts'

const readingOf = (text: string) => readMarkdown(text, counting())
const bodyOf = (text: string) => readingOf(text).content.document.content.map(shown)
const firstInline = (text: string) => {
  const [block] = readingOf(text).content.document.content
  return block?.type === 'paragraph'
    ? (block.content ?? []).map((node) => (node.type === 'text' ? [node.text, ...(node.marks ?? []).map(({ type }) => type)] : node.type))
    : []
}

describe('a report in Markdown', () => {
  it('has a title, a standfirst, and headings of three levels', () => {
    const text = '# Visa\n\nPays for *all* of it,\nsince 1986.\n\n## History\n\n### Origins\n\n#### Paris 2024\n\n##### Deeper'
    expect(readingOf(text)).toMatchObject({ title: 'Visa', content: { standfirst: 'Pays for all of it, since 1986.' } })
    expect(bodyOf(text)).toEqual(['## History', '### Origins', '#### Paris 2024', '#### Deeper'])
  })

  it('without a heading has no standfirst, and without a word one empty paragraph', () => {
    expect(readingOf('All of it is text.')).toMatchObject({ title: null, content: { standfirst: '' } })
    expect(readingOf('').content.document.content).toEqual([{ type: 'paragraph', attrs: { id: expect.any(String) } }])
  })

  it('says at which line each block begins', () => {
    const { content, lines } = readingOf('## One\n\nText\nover two lines.\n\n- a\n- b\n\n---\n')
    expect(content.document.content.map(({ type, attrs }) => [type, lines.get(attrs.id)])).toEqual([
      ['heading', 1],
      ['paragraph', 3],
      ['bulletList', 6],
      ['horizontalRule', 9],
    ])
  })

  it('has lists within lists, and numbers that start where they start', () => {
    expect(bodyOf('- one\n  1. two\n  2. three\n     - four\n- five\n\n7. seven\n8. eight')).toEqual([
      '• one\n  1. two\n  2. three\n    • four\n• five',
      '7. seven\n8. eight',
    ])
  })

  it('has tables, whose caption stands right above', () => {
    expect(bodyOf('Table: Money\n\n| Year | Sum |\n|---|---|\n| 2024 | **1** |')).toEqual(['| Money\n| Year | Sum\n| 2024 | *1*'])
    const [table] = readingOf('| A |\n|---|\n| b |').content.document.content
    expect(table).toMatchObject({ attrs: { caption: '' }, content: [{ content: [{ type: 'tableHeader' }] }, { content: [{ type: 'tableCell' }] }] })
  })

  it('has call-outs of three tones, and quotes', () => {
    expect(
      bodyOf(
        '> [!critical] Watch this\n> It may fail.\n>\n> - twice\n\n> [!note]\n> Small.\n\n> [!context] Label alone\n\n> A quote\n> goes on.\n\n> [!unknown] tone',
      ),
    ).toEqual(['[critical] Watch this: It may fail. / • twice', '[note] : Small.', '[context] Label alone: ', '> A quote goes on.', '> [!unknown] tone'])
  })

  it('has every mark of the schema', () => {
    expect(firstInline('**a *b*** ~~c~~ `d` H<sub>2</sub> x<sup>3</sup> <u>e</u> [f](https://visa.example)')).toEqual([
      ['a ', 'bold'],
      ['b', 'bold', 'italic'],
      [' '],
      ['c', 'strike'],
      [' '],
      ['d', 'code'],
      [' H'],
      ['2', 'subscript'],
      [' x'],
      ['3', 'superscript'],
      [' '],
      ['e', 'underline'],
      [' '],
      ['f', 'link'],
    ])
  })
})

describe('what has no place in a report', () => {
  it('keeps its words: links that may lead nowhere, foreign tags, definitions, code, nested quotes and tables', () => {
    expect(firstInline('[a](javascript:b) <script>c</script>')).toEqual([['[a](javascript:b) <script>c</script>']])
    expect(bodyOf('[1]: https://visa.example "Title"')).toEqual(['[1]: https://visa.example "Title"'])
    expect(bodyOf('```\none\ntwo\n```')).toEqual(['one / two'])
    expect(bodyOf('> > deep\n>\n> - item\n>\n> ## head')).toEqual(['> deep / item / head'])
  })

  it('is a body of the schema all the same', () => {
    for (const text of [
      '> ',
      '- ',
      '> [!note]',
      '-\n  - a',
      '1. # head',
      '- > quote',
      '> [!note] A\n> | a |\n> |---|\n> | b |',
      '<div>\n\u0000text\n</div>',
      '`**a**` **`b`**',
      '&#12;&#10;',
    ])
      expect([text, parseContent(readingOf(text).content)]).toMatchObject([text, { ok: true }])
  })

  it('loses no word by standing deeper than a report goes', () => {
    const deep = Array.from({ length: 70 }, (_, at) => `${' '.repeat(2 * at)}- p${at}`).join('\n')
    expect(textLines(readingOf(deep).content.document).join(' ').match(/p\d+/g)).toHaveLength(70)
    expect(textLines(readingOf(`${'>'.repeat(300)} end`).content.document)).toEqual(['end'])
    expect(textLines(readingOf(`${'- '.repeat(300)}end`).content.document).join('')).toBe('end')
  })
})

describe('a manuscript in Markdown', () => {
  const around = (body: string) => `# Visa\n\n## Executive Summary\n\nIn short.\n\n${body}`
  const shownIn = (body: string) => read(around(body)).content.document.content.slice(2).map(shown)

  it('loses typed numbers, and the capitals of its headings', () => {
    expect(shownIn('## 1. OLYMPIC HISTORY OF THE IOC\n\n### 1.1 Origins\n\n## 2. Second Part')).toEqual([
      '## Olympic History of the IOC',
      '### Origins',
      '## Second Part',
    ])
  })

  it('may have a single # before each section', () => {
    expect(
      read('Founding Partners\nVisa\nCards\n\n# Executive Summary\n\nIn short.\n\n# 1. History\n\n## 1.1 Origins').content.document.content.map(shown),
    ).toEqual(['## Executive Summary', 'In short.', '## History', '### Origins'])
  })

  it('may have headings that only stand in bold', () => {
    expect(shownIn('**1.1 Origins**\n\n**Paris 2024 (Summer)**\n\n**A Bold Title**\n\n**Bold words, no more.**')).toEqual([
      '### Origins',
      '#### Paris 2024 (Summer)',
      '*A Bold Title*',
      '*Bold words, no more.*',
    ])
  })

  it('is plain text where nothing but a number sign stands in it', () => {
    expect(read('Founding Partners\nVisa\nCards\n\nEXECUTIVE SUMMARY\n\n#1 in the world.\n\n# of cards: many').format).toBe('text')
  })

  it('is read as plain text where it is longer than a report may be, with its headings all the same', () => {
    const { format, content } = read(around(`## 1. History\n\n${'Word.\n\n'.repeat(16_000)}`))
    expect([format, content.document.content.slice(0, 4).map(shown)]).toEqual(['text', ['## Executive Summary', 'In short.', '## History', 'Word.']])
  })
})
