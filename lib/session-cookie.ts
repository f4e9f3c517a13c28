import { decode } from 'next-auth/jwt'
import { environment } from './environment.ts'

/** The name of the session cookie. Over https it is bound to the host and to the whole site. */
export const sessionCookieName = (): string => (environment().secure ? '__Host-hostcity' : 'hostcity')

/**
 * The session that a `Cookie` header names, or null. It says only that the cookie is ours and has not expired; whether
 * the session is still good says the database (`actorOfSession`).
 */
export async function sessionIdOf(cookieHeader: string): Promise<string | null> {
  const name = sessionCookieName()
  const token = cookieHeader
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)
  if (!token) return null
  const claims = await decode({ token, secret: environment().authSecret, salt: name }).catch(() => null)
  return typeof claims?.sid === 'string' ? claims.sid : null
}
