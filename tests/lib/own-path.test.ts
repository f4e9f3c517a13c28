import { expect, it } from 'vitest'
import { ownPath } from '#lib/own-path.ts'

it('leads back to the page of the desk that was asked for', () => {
  for (const path of ['/desk', '/desk/reports/new', '/desk?show=drafts&find=a+b', '/desk/reports/abc/compare?from=1&to=2#change-3', '/admin/people']) {
    expect(ownPath(path)).toBe(path)
  }
})

it('drops what Next adds to an address for itself', () => {
  expect(ownPath('/desk/reports/new?x=1&_rsc=1abc')).toBe('/desk/reports/new?x=1')
})

it('leads to the desk and nowhere else when anything else was asked for', () => {
  const elsewhere = [
    '',
    null,
    undefined,
    '/',
    '/sponsors/alibaba',
    '/sign-in',
    '/desks',
    '/deskx/y',
    'desk',
    'https://evil.example/desk',
    '//evil.example/desk',
  ]
  const disguised = [
    '/\\evil.example/desk',
    '/\t/evil.example/desk',
    '\\\\evil.example',
    '///evil.example/desk',
    '/desk/../..//evil.example',
    'javascript:alert(1)//desk',
  ]
  for (const asked of [...elsewhere, ...disguised]) expect(ownPath(asked), String(asked)).toBe('/desk')
})

it('never gives an address that a browser would take for another host', () => {
  for (const asked of [
    '/desk/..//evil.example',
    '/desk/%2e%2e//evil.example',
    '/desk\\..\\\\evil.example',
    '/desk/@evil.example',
    '/desk/\r\nLocation: https://evil.example',
  ]) {
    const path = ownPath(asked)
    expect(new URL(path, 'https://ours.example').origin).toBe('https://ours.example')
    expect(path).not.toMatch(/[\r\n]/)
  }
})
