// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { normaliseWordHtml, oneLine } from '#components/editor/paste.ts'

const item = (level: number, marker: string, text: string) =>
  `<p class=MsoListParagraph style='margin-left:36pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span>${marker}<span>&nbsp;&nbsp;</span></span><![endif]>${text}</p>`

/** The shape of some HTML: its tags and words, without attributes. */
const shape = (html: string) => html.replace(/<(\w+)[^>]*>/g, '<$1>').replace(/\s*\n\s*/g, '')

describe("Word's lists on the clipboard", () => {
  it('become a list of items, without their dots', () => {
    expect(shape(normaliseWordHtml(item(1, '·', 'First') + item(1, '·', '<b>Second</b>')))).toBe('<ul><li><p>First</p></li><li><p><b>Second</b></p></li></ul>')
  })

  it('keep their nesting', () => {
    const html = item(1, '·', 'One') + item(2, 'o', 'Inner') + item(1, '·', 'Two')
    expect(shape(normaliseWordHtml(html))).toBe('<ul><li><p>One</p><ul><li><p>Inner</p></li></ul></li><li><p>Two</p></li></ul>')
  })

  it('become numbered where they were', () => {
    expect(shape(normaliseWordHtml(item(1, '1.', 'One') + item(1, '2.', 'Two')))).toBe('<ol><li><p>One</p></li><li><p>Two</p></li></ol>')
  })

  it('end at a paragraph', () => {
    const html = `${item(1, '·', 'One')}<p>Between</p>${item(1, '·', 'Two')}`
    expect(shape(normaliseWordHtml(html))).toBe('<ul><li><p>One</p></li></ul><p>Between</p><ul><li><p>Two</p></li></ul>')
  })

  it('lose no words when they begin at a deep level', () => {
    expect(normaliseWordHtml(item(3, '·', 'Deep'))).toContain('Deep')
    expect(shape(normaliseWordHtml(item(3, '·', 'Deep')))).toBe('<ul><li><ul><li><ul><li><p>Deep</p></li></ul></li></ul></li></ul>')
  })
})

describe('other HTML', () => {
  it('is left as it is', () => {
    const html = '<p>Plain</p><ul><li>One</li></ul>'
    expect(normaliseWordHtml(html)).toBe(html)
  })
})

describe('text for the standfirst', () => {
  it('becomes one line', () => {
    expect(oneLine(' One\r\n\r\ntwo\tthree ')).toBe('One two three')
  })
})
