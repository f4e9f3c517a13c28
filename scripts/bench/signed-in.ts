import { encode } from 'next-auth/jwt'
import type { Host } from './host.ts'

const COOKIE = 'hostcity'

/** The cookie of a browser that is signed in by a session. */
export const cookieOf = async ({ authSecret }: Host, session: string): Promise<string> =>
  `${COOKIE}=${await encode({ token: { sid: session }, secret: authSecret, salt: COOKIE })}`
