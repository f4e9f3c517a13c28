import { describe, expect, it } from 'vitest'
import { plainText, textLines } from '#domain/richtext/sections.ts'
import { Directory, type Edit, Story } from '#domain/sample/library.ts'
import { afterEdits } from '#domain/sample/story.ts'
import { aContent } from '#tests/support/factories.ts'

const text = aContent()
const say = (...edits: Edit[]) => afterEdits(edits, text)
const headings = (...edits: Edit[]) => say(...edits).document.content.flatMap((block) => (block.type === 'heading' ? [plainText(block)] : []))
const lines = (...edits: Edit[]) => textLines(say(...edits).document)
const outline: Edit = { do: 'outline', without: [] }
const all: Edit = { do: 'write-all' }

describe('the edits of a story', () => {
  it('begin with the headings, but for those that come later', () => {
    const draft = say({ do: 'outline', without: ['Outlook'] })
    expect(new Set(draft.document.content.map(({ type }) => type))).toEqual(new Set(['heading']))
    expect(headings({ do: 'outline', without: ['Outlook'] })).not.toContain('Outlook')
  })

  it('write a section under its heading, with the ids of the text, and nothing of the sections below it', () => {
    const draft = say(outline, { do: 'write-section', section: 'History and presence' }, { do: 'write-section', section: 'Origins of the partnership' })
    const written = draft.document.content.filter(({ type }) => type !== 'heading').map(({ attrs }) => attrs.id)
    expect(written).toEqual(['p-origins', 'l-lines'])
  })

  it('put a section that is not there yet where the text has it', () => {
    const late: Edit = { do: 'outline', without: ['Figures', 'By edition'] }
    expect(headings(late, { do: 'write-section', section: 'By edition' }, { do: 'write-section', section: 'Figures' })).toEqual(headings(all))
    expect(headings({ do: 'write-section', section: 'Outlook' }, { do: 'write-section', section: 'Executive Summary' })).toEqual([
      'Executive Summary',
      'Outlook',
    ])
  })

  it('write everything, and a section once more as the text has it', () => {
    const changed: Edit = { do: 'replace-text', find: 'every ten minutes', with: 'every hour' }
    expect(lines(all, changed)).toContain('The bay line: every hour.')
    expect(say(all, changed, { do: 'write-section', section: 'Origins of the partnership' })).toEqual(text)
  })

  it('give a standfirst of their own, or that of the text', () => {
    expect(say({ do: 'standfirst', words: 'Boats.' }).standfirst).toBe('Boats.')
    expect(say({ do: 'standfirst' }).standfirst).toBe(text.standfirst)
  })

  it('remove the item, the row or the block that begins with the words', () => {
    expect(lines(all, { do: 'remove', begins: 'The bay line' })).not.toContain('The bay line: every ten minutes.')
    expect(lines(all, { do: 'remove', begins: '201931' })).not.toContain('31')
    expect(lines(all, { do: 'remove', begins: 'The fleet by year' })).not.toContain('Boats')
    expect(lines(all, { do: 'remove', begins: 'Watch' })).not.toContain('Watch')
    expect(headings(all, { do: 'remove', begins: 'Outlook' })).not.toContain('Outlook')
  })

  it('move a section with all that stands below it', () => {
    const moved = headings(all, { do: 'move-section', section: 'Outlook', before: 'History and presence' })
    expect(moved.slice(0, 4)).toEqual(['Executive Summary', 'Outlook', 'History and presence', 'Origins of the partnership'])
    const whole = say(all, { do: 'move-section', section: 'History and presence', before: 'Appendix: sources' })
    expect(whole.document.content.map(({ attrs }) => attrs.id).toSorted()).toEqual(text.document.content.map(({ attrs }) => attrs.id).toSorted())
    expect(whole.document.content.at(-3)?.attrs.id).toBe('r-end')
  })

  it.each<[string, Edit, RegExp]>([
    ['a section that there is not', { do: 'write-section', section: 'Harbour' }, /a section "Harbour": there is none/],
    ['a section to move before one that there is not', { do: 'move-section', section: 'Outlook', before: 'Harbour' }, /"Harbour": there is none/],
    ['words that stand nowhere', { do: 'replace-text', find: 'submarine', with: '' }, /"submarine": there is none/],
    ['words that stand twice', { do: 'replace-text', find: 'pier', with: 'quay' }, /"pier": there are 2/],
    ['something to remove that there is not', { do: 'remove', begins: 'Harbour' }, /begins "Harbour": there is none/],
    ['something to remove that there are several of', { do: 'remove', begins: 'The ' }, /begins "The ": there are/],
  ])('throw for %s', (_, edit, message) => {
    expect(() => say(all, edit)).toThrow(message)
  })

  it('leave the draft and the text that they were given as they were', () => {
    const before = JSON.stringify(text)
    say(all, { do: 'replace-text', find: 'every ten minutes', with: 'every hour' }, { do: 'remove', begins: 'Outlook' })
    expect(JSON.stringify(text)).toBe(before)
  })
})

describe('the shapes of the sample', () => {
  const step = { at: '2025-10-13T08:42:00Z', by: 'A' }

  it('take a story with its times', () => {
    expect(Story.parse({ sponsor: 'visa', steps: [step] }).steps).toEqual([{ at: Date.UTC(2025, 9, 13, 8, 42), by: 'A', edits: [] }])
  })

  it.each([
    ['no steps', { sponsor: 'visa', steps: [] }],
    ['a writer who is none', { sponsor: 'visa', steps: [{ ...step, by: 'C' }] }],
    ['a time without a zone', { sponsor: 'visa', steps: [{ ...step, at: '2025-10-13 08:42' }] }],
    ['an edit that nobody knows', { sponsor: 'visa', steps: [{ ...step, edits: [{ do: 'shuffle' }] }] }],
    ['a word that nobody reads', { sponsor: 'visa', steps: [{ ...step, note: 'first' }] }],
  ])('refuse a story with %s', (_, story) => expect(Story.safeParse(story).success).toBe(false))

  it('refuse a sponsor without a deal', () => {
    const people = { A: { name: 'A', email: 'a@sample.invalid' }, B: { name: 'B', email: 'b@sample.invalid' } }
    const sponsor = { name: 'Visa', slug: 'visa', legalEntities: ['Visa Inc.'], sponsorships: [] }
    expect(Directory.safeParse({ begun: step.at, people, sponsors: [sponsor] }).success).toBe(false)
  })
})
