import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { isCommonPassword } from './common-passwords.ts'

export const PASSWORD_MIN_CHARACTERS = 12
export const PASSWORD_MAX_BYTES = 1_024

export type PasswordRefusal =
  | { kind: 'password-too-short'; least: number }
  | { kind: 'password-too-long'; most: number }
  | { kind: 'password-common' }
  | { kind: 'password-names-you' }

/** What speaks against a new password, or null. Length and guessability count; which characters it holds does not (NIST SP 800-63B, 3.1.1.2). */
export function passwordRefusal(password: string, owner: { email: string; name: string }): PasswordRefusal | null {
  const normal = password.normalize('NFKC')
  if (Buffer.byteLength(normal) > PASSWORD_MAX_BYTES) return { kind: 'password-too-long', most: PASSWORD_MAX_BYTES }
  if ([...normal].length < PASSWORD_MIN_CHARACTERS) return { kind: 'password-too-short', least: PASSWORD_MIN_CHARACTERS }
  const plain = letters(normal)
  const [localPart = ''] = owner.email.split('@')
  if ([owner.email, localPart, owner.name].some((own) => letters(own).length > 3 && rest(plain, letters(own)) < 5)) return { kind: 'password-names-you' }
  return isCommonPassword(normal.toLowerCase()) ? { kind: 'password-common' } : null
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
const rest = (password: string, own: string): number => (password.includes(own) ? password.replaceAll(own, '').length : Number.POSITIVE_INFINITY)

/** Argon2id with the least memory that OWASP's Password Storage Cheat Sheet names (19 MiB, two passes, one lane). */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }
const SALT_BYTES = 16
const derive = promisify(argon2)

/** The hash to keep, as a PHC string: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await inTurn(() => derive('argon2id', { ...cost, message: password.normalize('NFKC'), nonce: salt }))
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(hash)}`
}

const phc = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d)\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{43,86})$/

/** Stands in for the hash of a person who is unknown, so that looking for them takes as long. */
const nobody = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(randomBytes(SALT_BYTES))}$${base64(randomBytes(cost.tagLength))}`

/** Whether this is the password. Without a hash it does the same work and says no. */
export async function verifyPassword(hash: string | null, password: string): Promise<boolean> {
  const parts = phc.exec(hash ?? nobody) ?? phc.exec(nobody)
  if (!parts || Buffer.byteLength(password) > PASSWORD_MAX_BYTES) return false
  const [, memory, passes, parallelism, salt = '', kept = ''] = parts
  const wanted = Buffer.from(kept, 'base64')
  const given = await inTurn(() =>
    derive('argon2id', {
      memory: Number(memory),
      passes: Number(passes),
      parallelism: Number(parallelism),
      tagLength: wanted.length,
      message: password.normalize('NFKC'),
      nonce: Buffer.from(salt, 'base64'),
    }),
  )
  return timingSafeEqual(given, wanted) && hash !== null && phc.test(hash)
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}

/** A hash takes 19 MiB and a core: more than this many at once would starve everything else. */
const AT_ONCE = 4
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
