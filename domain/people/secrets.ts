import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits that fit in an address and on a line. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is kept of a secret. A fast hash does: nobody guesses 256 bits. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')
