import { expect, it } from 'vitest'
import { hashPassword, PASSWORD_MAX_BYTES, passwordRefusal, verifyPassword } from '#domain/people/password.ts'

const ines = { email: 'ines.marchetti@desk.example', name: 'Ines Marchetti' }

it('takes long passwords of any characters', () => {
  for (const password of [
    'four wet boats',
    'Q7#vRk2!mZ9x',
    'Übermäßig gründlich',
    '船が四隻、昼前に濡れている',
    '🚢🚢🌧️⚓🌊🐟🪝🧭🗺️⛵🏝️🌅',
    `${'x7Rt qLm2 '.repeat(6)}B`,
  ]) {
    expect(passwordRefusal(password, ines), password).toBeNull()
  }
})

it('counts characters and not bytes at the lower end, bytes at the upper one', () => {
  expect(passwordRefusal('quite short', ines)).toEqual({ kind: 'password-too-short', least: 12 })
  expect(passwordRefusal('🚢🌧️⚓', ines)).toEqual({ kind: 'password-too-short', least: 12 })
  expect(passwordRefusal('qzjx wvkp'.repeat(113), ines)).toBeNull()
  expect(passwordRefusal('qzjx wvkp'.repeat(114), ines)).toEqual({ kind: 'password-too-long', most: PASSWORD_MAX_BYTES })
})

it('refuses what would be tried first', () => {
  const common = ['password1234', 'Password1234!', 'P@ssw0rd1234', 'passwordpassword', 'qwertyuiop12', 'letmeinletmein', 'administrator', 'Welcome2026!!']
  const runs = ['123456789012', '098765432109', 'abcdefghijkl', 'aaaaaaaaaaaa', 'abcabcabcabc', 'hostcity2026!', 'correct horse battery staple']
  for (const password of [...common, ...runs]) expect(passwordRefusal(password, ines)?.kind, password).toBe('password-common')
})

it('refuses a password that is the name or the address of its owner', () => {
  for (const password of ['ines.marchetti', 'Ines Marchetti1', 'INESMARCHETTI!!', 'ines.marchetti@desk.example', '1-ines-marchetti-1']) {
    expect(passwordRefusal(password, ines)?.kind, password).toBe('password-names-you')
  }
  expect(passwordRefusal('ines marchetti likes four wet boats', ines)).toBeNull()
})

it('knows a password by its hash, and only that one', async () => {
  const hash = await hashPassword('four wet boats')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(await verifyPassword(hash, 'four wet boats')).toBe(true)
  for (const other of ['four wet boat', 'Four wet boats', 'four wet boats ', '']) expect(await verifyPassword(hash, other)).toBe(false)
})

it('keeps every byte of a long password', async () => {
  const hash = await hashPassword(`${'A'.repeat(72)}B`)
  expect(await verifyPassword(hash, `${'A'.repeat(72)}B`)).toBe(true)
  expect(await verifyPassword(hash, `${'A'.repeat(72)}C`)).toBe(false)
})

it('takes the same letters composed and decomposed for one password', async () => {
  const hash = await hashPassword('Zoë has four boats'.normalize('NFC'))
  expect(await verifyPassword(hash, 'Zoë has four boats'.normalize('NFD'))).toBe(true)
})

it('salts: the same password has another hash each time', async () => {
  expect(await hashPassword('four wet boats')).not.toBe(await hashPassword('four wet boats'))
})

it('says no without a hash, to a hash that is none, and to more than it would take', async () => {
  expect(await verifyPassword(null, 'four wet boats')).toBe(false)
  expect(await verifyPassword('', '')).toBe(false)
  expect(await verifyPassword('$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$', 'four wet boats')).toBe(false)
  expect(await verifyPassword(await hashPassword('four wet boats'), 'x'.repeat(1_000_000))).toBe(false)
})

it('hashes many at once, in turn, and answers each', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, (_, at) => hashPassword(`four wet boats ${at}`)))
  const checks = await Promise.all(answers.map((hash, at) => verifyPassword(hash, `four wet boats ${at}`)))
  expect(checks.every(Boolean)).toBe(true)
})
