import { randomBytes } from 'node:crypto'

const letters = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A new id: 16 characters, 80 random bits, no letters that are read for digits. */
export function newId(): string {
  return Array.from(randomBytes(16), (byte) => letters[byte & 31]).join('')
}
