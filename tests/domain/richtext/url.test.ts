import { expect, it } from 'vitest'
import { isSafeUrl } from '#domain/richtext/url.ts'

it.each([
  'https://ferries.example/timetable?day=1#noon',
  'http://ferries.example',
  'HTTPS://FERRIES.EXAMPLE/',
  'https://xn--fhren-gra.example/',
  'mailto:desk@ferries.example',
  'mailto:desk@ferries.example?subject=Boats',
  '/',
  '/sponsors/northwind#s1-2',
  '#summary',
])('%s may be a link', (href) => expect(isSafeUrl(href)).toBe(true))

it.each([
  '',
  '#',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'java\u0000script:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'ftp://ferries.example/',
  '//elsewhere.example/',
  '/\\elsewhere.example/',
  'http:///',
  'https://',
  'https://someone@ferries.example/',
  'https://someone:secret@ferries.example/',
  'https://ferries.example/<b>',
  'https://ferries.example/"onmouseover="x',
  'mailto:',
  'mailto:desk',
  'ferries.example',
  `https://ferries.example/${'a'.repeat(2_000)}`,
])('%j may not', (href) => expect(isSafeUrl(href)).toBe(false))

it('says so of hostile lengths at once', () => {
  for (const href of [`mailto:${'a@'.repeat(50_000)}`, `https://${'a.'.repeat(50_000)}`, `/${'\\'.repeat(100_000)}`]) expect(isSafeUrl(href)).toBe(false)
})
