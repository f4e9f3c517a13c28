import { describe, expect, it } from 'vitest'
import { normalEmail } from '#domain/people/email.ts'

it('keeps one form of an address, however it is typed', () => {
  for (const typed of ['ines@desk.example', ' Ines@Desk.Example ', 'INES@DESK.EXAMPLE\r\n']) expect(normalEmail(typed)).toBe('ines@desk.example')
})

it('takes addresses that mail servers take', () => {
  for (const email of ["o'brien@desk.example", 'a.b+reports@sub.desk.example', 'x_y-z@xn--bcher-kva.example', '1@2.example'])
    expect(normalEmail(email)).toBe(email)
})

describe('refuses what two programs could read as two people', () => {
  const cases: [name: string, email: string][] = [
    ['a full-width @', 'ines＠desk.example'],
    ['a small @', 'ines﹫desk.example'],
    ['letters of another script', 'іnes@desk.example'],
    ['a ligature', 'oﬃce@desk.example'],
    ['a quoted local part', '"ines"@desk.example'],
    ['two addresses', 'ines@desk.example,tom@desk.example'],
    ['a semicolon', 'ines@desk.example;tom@desk.example'],
    ['two @', 'ines@evil.example@desk.example'],
    ['a display name', 'Ines <ines@desk.example>'],
    ['a line break inside', 'ines@desk.example\r\nbcc: tom@desk.example'],
    ['NUL', 'ines\0@desk.example'],
    ['a space', 'in es@desk.example'],
    ['a dot at the end', 'ines@desk.example.'],
    ['a dot at the start', '.ines@desk.example'],
    ['two dots', 'in..es@desk.example'],
    ['a dot before the @', 'ines.@desk.example'],
    ['no domain', 'ines@'],
    ['no dot in the domain', 'ines@desk'],
    ['a hyphen at the start of the domain', 'ines@-desk.example'],
    ['an address in numbers', 'ines@[127.0.0.1]'],
    ['nothing', ' '],
    ['more than a mail server takes', `${'a'.repeat(250)}@desk.example`],
  ]
  it.each(cases)('%s', (_name, email) => {
    expect(normalEmail(email)).toBeNull()
  })
})
