const letters = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A new id: 16 characters, 80 random bits, no letters that are read for digits. The browser makes them too. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => letters[byte & 31]).join('')
}
