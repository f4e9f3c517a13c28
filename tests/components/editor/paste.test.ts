// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { normalisePastedHtml, oneLine } from '#components/editor/paste.ts'

const item = (level: number, marker: string, text: string) =>
  `<p class=MsoListParagraph style='margin-left:36pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span>${marker}<span>&nbsp;&nbsp;</span></span><![endif]>${text}</p>`

/** The shape of some HTML: its tags and words, without attributes. */
const shape = (html: string) => html.replace(/<(\w+)[^>]*>/g, '<$1>').replace(/\s*\n\s*/g, '')

describe("Word's lists on the clipboard", () => {
  it('become a list of items, without their dots', () => {
    expect(shape(normalisePastedHtml(item(1, '·', 'First') + item(1, '·', '<b>Second</b>')))).toBe(
      '<ul><li><p>First</p></li><li><p><b>Second</b></p></li></ul>',
    )
  })

  it('keep their nesting', () => {
    const html = item(1, '·', 'One') + item(2, 'o', 'Inner') + item(1, '·', 'Two')
    expect(shape(normalisePastedHtml(html))).toBe('<ul><li><p>One</p><ul><li><p>Inner</p></li></ul></li><li><p>Two</p></li></ul>')
  })

  it('become numbered where they were', () => {
    expect(shape(normalisePastedHtml(item(1, '1.', 'One') + item(1, '2.', 'Two')))).toBe('<ol><li><p>One</p></li><li><p>Two</p></li></ol>')
  })

  it('end at a paragraph', () => {
    const html = `${item(1, '·', 'One')}<p>Between</p>${item(1, '·', 'Two')}`
    expect(shape(normalisePastedHtml(html))).toBe('<ul><li><p>One</p></li></ul><p>Between</p><ul><li><p>Two</p></li></ul>')
  })

  it('lose their dots in the other way of marking them, too', () => {
    const html = item(1, '·', 'One').replace('<![if !supportLists]><span>', "<span style='mso-list:Ignore'>").replace('<![endif]>', '')
    expect(shape(normalisePastedHtml(html))).toBe('<ul><li><p>One</p></li></ul>')
  })

  it('lose no words when they begin at a deep level', () => {
    expect(normalisePastedHtml(item(3, '·', 'Deep'))).toContain('Deep')
    expect(shape(normalisePastedHtml(item(3, '·', 'Deep')))).toBe('<ul><li><ul><li><ul><li><p>Deep</p></li></ul></li></ul></li></ul>')
  })
})

describe('what a style says', () => {
  it('is said with tags, and what wraps a passage of Google Docs is not bold', () => {
    const html = `<b style="font-weight:normal;" id="docs-internal-guid-1"><p style="line-height:1.38"><span style="font-weight:400">Plain </span><span style="font-size:11pt;font-weight:700;font-style:italic">both</span></p></b>`
    expect(shape(normalisePastedHtml(html))).toBe('<p><span>Plain </span><span><em><strong>both</strong></em></span></p>')
  })

  it('is underlined, struck, high or low', () => {
    const html =
      '<p><span style="text-decoration:underline">u</span><span style="text-decoration: line-through">s</span><span style="vertical-align:super">h</span></p>'
    expect(shape(normalisePastedHtml(html))).toBe('<p><span><u>u</u></span><span><s>s</s></span><span><sup>h</sup></span></p>')
  })

  it('makes no heading bold and underlines no link', () => {
    const html = '<h2><span style="font-weight:700">Title</span></h2><p><a href="/"><span style="text-decoration:underline">link</span></a></p>'
    expect(shape(normalisePastedHtml(html))).toBe('<h2><span>Title</span></h2><p><a><span>link</span></a></p>')
  })

  it('leaves no style behind, which the content security policy would report', () => {
    const html = `<style>p { margin: 0 }</style><p\nstyle='color:red' class=x>The word style="a" stays</p>`
    expect(normalisePastedHtml(html)).toBe('<p class="x">The word style="a" stays</p>')
  })
})

describe('other HTML', () => {
  it('is left as it is', () => {
    const html = '<p>Plain</p><ul><li>One</li></ul>'
    expect(normalisePastedHtml(html)).toBe(html)
  })
})

describe('text for the standfirst', () => {
  it('becomes one line', () => {
    expect(oneLine(' One\r\n\r\ntwo\tthree ')).toBe('One two three')
  })
})
