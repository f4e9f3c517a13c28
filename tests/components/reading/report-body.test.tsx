import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ReportBody } from '#components/reading/report-body.tsx'
import { sinceMarks } from '#components/reading/since-marks.tsx'
import type { Block, Cell, Document, Inline, ListItem, Mark } from '#domain/richtext/document.ts'
import { parseDocument } from '#domain/richtext/parse.ts'
import { type MarkName, marks, type NodeName, nodes } from '#domain/richtext/schema.ts'
import { sections } from '#domain/richtext/sections.ts'
import { aContent, aHeading, aParagraph } from '#tests/support/factories.ts'

const show = (...content: Block[]) => renderToStaticMarkup(<ReportBody document={{ type: 'doc', content }} />)
const line = (...content: Inline[]): Block => ({ type: 'paragraph', attrs: { id: 'p' }, content })
const text = (words: string, ...given: Mark[]): Inline => ({ type: 'text', text: words, ...(given.length > 0 && { marks: given }) })
const link = (href: string): Mark => ({ type: 'link', attrs: { href } })

describe('the renderer has a case for every node of the schema', () => {
  const cell = (type: Cell['type'], id: string, words: string): Cell => ({
    type,
    attrs: { id, colspan: 1, rowspan: 1 },
    content: [aParagraph(`${id}p`, words)],
  })
  const item = (id: string, words: string): ListItem => ({ type: 'listItem', attrs: { id }, content: [aParagraph(`${id}p`, words)] })
  const table: Block = {
    type: 'table',
    attrs: { id: 't', caption: 'A caption' },
    content: [
      { type: 'tableRow', attrs: { id: 'r1' }, content: [cell('tableHeader', 'h', 'A header')] },
      { type: 'tableRow', attrs: { id: 'r2' }, content: [cell('tableCell', 'c', 'A cell')] },
    ],
  }
  const cases: Record<NodeName, { block: Block; shows: string }> = {
    doc: { block: aParagraph('p', 'A body'), shows: '<p>A body</p>' },
    paragraph: { block: aParagraph('p', 'A paragraph'), shows: '<p>A paragraph</p>' },
    heading: { block: aHeading('h', 'A title'), shows: '<h2 id="s1"><a class="n" href="#s1">1</a> A title</h2>' },
    bulletList: { block: { type: 'bulletList', attrs: { id: 'l' }, content: [item('i', 'One')] }, shows: '<ul class="dots"><li>One</li></ul>' },
    orderedList: {
      block: { type: 'orderedList', attrs: { id: 'l', start: 3 }, content: [item('i', 'One')] },
      shows: '<ol class="steps" start="3"><li>One</li></ol>',
    },
    listItem: { block: { type: 'bulletList', attrs: { id: 'l' }, content: [item('i', 'An item')] }, shows: '<li>An item</li>' },
    blockquote: {
      block: { type: 'blockquote', attrs: { id: 'q' }, content: [aParagraph('p', 'Said')] },
      shows: '<figure class="quote"><blockquote><p>Said</p></blockquote></figure>',
    },
    callout: {
      block: { type: 'callout', attrs: { id: 'c', label: 'Watch', tone: 'critical' }, content: [aParagraph('p', 'Out')] },
      shows: '<div class="callout" role="note" data-tone="critical" aria-label="Watch"><p class="label">Watch</p><p>Out</p></div>',
    },
    table: { block: table, shows: '<figcaption><span class="n-t">Table 1</span> A caption</figcaption>' },
    tableRow: { block: table, shows: '<tr><td>A cell</td></tr>' },
    tableCell: { block: table, shows: '<td>A cell</td>' },
    tableHeader: { block: table, shows: '<thead><tr><th scope="col">A header</th></tr></thead>' },
    horizontalRule: { block: { type: 'horizontalRule', attrs: { id: 'r' } }, shows: '<hr/>' },
    hardBreak: { block: line(text('One'), { type: 'hardBreak' }, text('two')), shows: '<p>One<br/>two</p>' },
    text: { block: line(text('Words')), shows: 'Words' },
  }

  it.each(Object.keys(nodes) as NodeName[])('%s', (name) => {
    expect(parseDocument({ type: 'doc', content: [cases[name].block] }).ok).toBe(true)
    expect(show(cases[name].block)).toContain(cases[name].shows)
  })

  it('and knows none that the schema does not have', () => expect(Object.keys(cases).sort()).toEqual(Object.keys(nodes).sort()))
})

describe('the renderer has a case for every mark of the schema', () => {
  const cases: Record<MarkName, { mark: Mark; shows: string }> = {
    link: { mark: link('https://example.org/'), shows: '<a href="https://example.org/" rel="noopener">x</a>' },
    bold: { mark: { type: 'bold' }, shows: '<b>x</b>' },
    italic: { mark: { type: 'italic' }, shows: '<i>x</i>' },
    underline: { mark: { type: 'underline' }, shows: '<u>x</u>' },
    strike: { mark: { type: 'strike' }, shows: '<s>x</s>' },
    superscript: { mark: { type: 'superscript' }, shows: '<sup>x</sup>' },
    subscript: { mark: { type: 'subscript' }, shows: '<sub>x</sub>' },
    code: { mark: { type: 'code' }, shows: '<code>x</code>' },
  }

  it.each(Object.keys(marks) as MarkName[])('%s', (name) => expect(show(line(text('x', cases[name].mark)))).toBe(`<p>${cases[name].shows}</p>`))
  it('and knows none that the schema does not have', () => expect(Object.keys(cases).sort()).toEqual(Object.keys(marks).sort()))
})

describe('marks', () => {
  it('nest in one order, whatever order the text carries them in', () => {
    const wanted = '<p><a href="/"><b><i>x</i></b></a></p>'
    expect(show(line(text('x', { type: 'italic' }, { type: 'bold' }, link('/'))))).toBe(wanted)
    expect(show(line(text('x', link('/'), { type: 'bold' }, { type: 'italic' })))).toBe(wanted)
  })

  it('are shared by neighbours, so that a link with a bold word in it is one link', () => {
    const there = link('/sponsors/omega')
    expect(show(line(text('the ', there), text('whole', there, { type: 'bold' }), { type: 'hardBreak' }, text('report', there)))).toBe(
      '<p><a href="/sponsors/omega">the <b>whole</b><br/>report</a></p>',
    )
  })

  it('keep links to two places apart', () => {
    expect(show(line(text('a', link('/a')), text('b', link('/b'))))).toBe('<p><a href="/a">a</a><a href="/b">b</a></p>')
  })
})

describe('what is hostile', () => {
  const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>"\' &amp;'

  it('is text, wherever it stands', () => {
    const markup = show(
      aHeading('h2', hostile),
      aHeading('h3', hostile, 3),
      aHeading('h4', hostile, 4),
      aParagraph('p', hostile),
      { type: 'callout', attrs: { id: 'c', label: hostile, tone: 'note' }, content: [aParagraph('cp', hostile)] },
      {
        type: 'table',
        attrs: { id: 't', caption: hostile },
        content: [
          {
            type: 'tableRow',
            attrs: { id: 'r' },
            content: [{ type: 'tableCell', attrs: { id: 'd', colspan: 1, rowspan: 1 }, content: [aParagraph('dp', hostile)] }],
          },
        ],
      },
      { type: 'blockquote', attrs: { id: 'q' }, content: [aParagraph('qp', hostile)] },
      aHeading('ha', 'Appendix'),
      { type: 'bulletList', attrs: { id: 'l' }, content: [{ type: 'listItem', attrs: { id: 'li' }, content: [aParagraph('lp', `Group: ${hostile}`)] }] },
    )
    expect(markup).not.toMatch(/<(script|img)/i)
    expect(markup.match(/&lt;script&gt;/g)?.length).toBeGreaterThanOrEqual(8)
  })

  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', '//elsewhere.example', 'vbscript:x', ' https://example.org'])(
    'never becomes a link: %s',
    (href) => {
      expect(show(line(text('here', link(href))))).toBe('<p>here</p>')
    },
  )
})

describe('a whole body', () => {
  const document: Document = aContent().document
  const markup = renderToStaticMarkup(<ReportBody document={document} />)

  it('holds no style attribute, no script and no handler', () => {
    expect(markup).not.toMatch(/\sstyle=/)
    expect(markup).not.toMatch(/<script/)
    expect(markup).not.toMatch(/\son[a-z]+=/)
  })

  it('has every heading of its outline, in order, at the address that the outline gives', () => {
    const outline = sections(document)
    const places = outline.map(({ anchor }) => markup.indexOf(`id="${anchor}"`))
    expect(places.every((place) => place >= 0)).toBe(true)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    const levels = [...markup.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    expect(levels).toEqual(outline.map(({ level }) => level))
  })

  it('sets the summary apart, and what follows it not', () => {
    const summary = markup.slice(markup.indexOf('<section class="exec" id="summary"'), markup.indexOf('</section>'))
    expect(summary).toContain('The company runs')
    expect(summary).toContain('The harbour licence')
    expect(summary).not.toContain('History and presence')
  })

  it('numbers no appendix', () => expect(markup).toContain('<h2 id="appendix-sources">Appendix: sources</h2>'))
})

describe('fine setting', () => {
  it('sets the season of Games back, and keeps every character of the heading', () => {
    expect(show(aHeading('h', 'Paris 2024 (Summer)', 4))).toBe('<h4 id="paris-2024-summer">Paris 2024<span> (Summer)</span></h4>')
  })

  it('hangs the name of a group of sources beside them, in an appendix only', () => {
    const list: Block = {
      type: 'bulletList',
      attrs: { id: 'l' },
      content: [{ type: 'listItem', attrs: { id: 'i' }, content: [aParagraph('p', 'Trade press: One, Two')] }],
    }
    expect(show(aHeading('h', 'Appendix'), list)).toContain('<li class="group"><span class="lead">Trade press:</span><span> One, Two</span></li>')
    expect(show(aHeading('h', 'Sources'), list)).toContain('<li>Trade press: One, Two</li>')
  })

  it('takes no link for the name of a group', () => {
    const entry: Block = { type: 'paragraph', attrs: { id: 'p' }, content: [text('Trade press: One', link('https://example.org/'))] }
    const list: Block = { type: 'bulletList', attrs: { id: 'l' }, content: [{ type: 'listItem', attrs: { id: 'i' }, content: [entry] }] }
    expect(show(aHeading('h', 'Appendix'), list)).not.toContain('class="lead"')
  })

  it('takes a last paragraph after a dash for the source of a quotation', () => {
    const quote: Block = { type: 'blockquote', attrs: { id: 'q' }, content: [aParagraph('a', '“Words.”'), aParagraph('b', '— Someone')] }
    expect(show(quote)).toBe('<figure class="quote hung"><blockquote><p>“Words.”</p></blockquote><figcaption class="meta">— Someone</figcaption></figure>')
  })

  it('leaves out paragraphs and headings without words', () => expect(show(aParagraph('a', ''), aParagraph('b', 'Words'))).toBe('<p>Words</p>'))

  it('counts tables through the whole report', () => {
    const table = (id: string): Block => ({
      type: 'table',
      attrs: { id, caption: id },
      content: [
        {
          type: 'tableRow',
          attrs: { id: `${id}r` },
          content: [{ type: 'tableCell', attrs: { id: `${id}c`, colspan: 1, rowspan: 1 }, content: [aParagraph(`${id}p`, 'x')] }],
        },
      ],
    })
    const markup = show(aHeading('s', 'Summary'), table('first'), aHeading('h', 'One'), table('second'))
    expect(markup).toContain('Table 1</span> first')
    expect(markup).toContain('Table 2</span> second')
  })
})

describe('what an edition says anew', () => {
  const document: Document = {
    type: 'doc',
    content: [
      aHeading('h0', 'Executive Summary'),
      aHeading('h1', 'Games'),
      aHeading('h2', 'In Europe', 3),
      aHeading('h3', 'Paris 2024 (Summer)', 4),
      aHeading('h4', 'Turin 2006 (Winter)', 4),
    ],
  }
  const shown = (changed: Record<string, 'new' | 'changed'>) => {
    const since = { before: { major: 1, minor: 9 }, sections: new Map(Object.entries(changed)) }
    const mark = sinceMarks({ slug: 'northwind', edition: { major: 2, minor: 0 }, since, outline: sections(document) })
    return renderToStaticMarkup(<ReportBody document={document} mark={mark} />)
  }
  const link = (to: string, words: string) => ` <a class="since" href="/sponsors/northwind/changes/1.9/2.0#in-${to}">${words} 2.0</a>`

  it('stands beside its heading and leads to the change', () => {
    const markup = shown({ h0: 'changed', h1: 'new', h2: 'changed' })
    expect(markup).toContain(`<span id="summary_name">Executive Summary</span>${link('h0', 'Changed in')}</h2>`)
    expect(markup).toContain(`Games${link('h1', 'New in')}</h2>`)
    expect(markup).toContain(`In Europe${link('h2', 'Changed in')}</h3>`)
    expect(markup.match(/class="since"/g)).toHaveLength(3)
  })

  it('leads from a Games heading, which a comparison does not name, to the section that it is in', () => {
    const markup = shown({ h3: 'new', h4: 'changed' })
    expect(markup).toContain(`Paris 2024<span> (Summer)</span>${link('h3', 'New in')}</h4>`)
    expect(markup).toContain(`Turin 2006<span> (Winter)</span>${link('h2', 'Changed in')}</h4>`)
  })
})
