import { describe, expect, it } from 'vitest'
import { linkAddress } from '#components/editor/link-address.ts'

describe('an address typed for a link', () => {
  it.each([
    ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
    [' example.org ', 'https://example.org'],
    ['www.example.org/path', 'https://www.example.org/path'],
    ['ines@example.org', 'mailto:ines@example.org'],
    ['/sponsors/omega', '/sponsors/omega'],
    ['#s1-2', '#s1-2'],
  ])('%s leads to %s', (typed, href) => {
    expect(linkAddress(typed)).toBe(href)
  })

  it.each(['', 'javascript:alert(1)', '//example.org', 'two words', 'data:text/html,x', 'ftp://example.org'])('%s leads nowhere', (typed) => {
    expect(linkAddress(typed)).toBeNull()
  })
})
