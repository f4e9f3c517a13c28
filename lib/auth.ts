import NextAuth, { CredentialsSignin, type User } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import type { PersonActor } from '#domain/people/sessions.ts'
import { ABSOLUTE_LIMIT, endSession } from '#domain/people/sessions.ts'
import { type SignInRefusal, signIn } from '#domain/people/sign-in.ts'
import { environment } from './environment.ts'
import { type FormRefusal, orNotWritten } from './form.ts'
import { log } from './log.ts'
import { live, reads, transact } from './process.ts'
import { currentActor } from './session.ts'
import { sessionCookieName } from './session-cookie.ts'

/*
 * All that is used of next-auth: it seals the session's id into a cookie and takes the cookie away again. Whether a
 * session is good, and who it belongs to, says the database on every request (lib/session.ts), so there is no
 * route of next-auth's own and nothing that trusts what a cookie says.
 */

class SignInRefused extends CredentialsSignin {
  readonly refusal: SignInRefusal | FormRefusal
  constructor(refusal: SignInRefusal | FormRefusal) {
    super()
    this.refusal = refusal
  }
}

type SignedIn = User & { sid: string }

const { signIn: setCookie, signOut: clearCookie } = NextAuth(() => ({
  secret: environment().authSecret,
  trustHost: true,
  useSecureCookies: environment().secure,
  session: { strategy: 'jwt', maxAge: ABSOLUTE_LIMIT / 1_000 },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  cookies: {
    sessionToken: { name: sessionCookieName(), options: cookieOptions() },
    // next-auth insists on writing this one; it goes out already expired.
    callbackUrl: { name: `${sessionCookieName()}-callback`, options: { ...cookieOptions(), maxAge: 0 } },
  },
  logger: {
    error: (error) => {
      if (!(error instanceof SignInRefused)) log.error('sign-in', error)
    },
    warn: () => {},
    debug: () => {},
  },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      async authorize(typed, request): Promise<SignedIn> {
        const credentials = {
          email: String(typed.email ?? ''),
          password: String(typed.password ?? ''),
          address: request.headers.get('x-hostcity-address'),
          agent: request.headers.get('user-agent'),
        }
        const outcome = await orNotWritten(() => signIn({ reads: reads(), transact: transact() }, credentials, Date.now()))
        if (!outcome.ok) throw new SignInRefused(outcome.refusal)
        return { id: outcome.value.personId, sid: outcome.value.sessionId }
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { sid: (user as SignedIn).sid } : token),
  },
}))

const cookieOptions = () => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: environment().secure }) as const

/** Signs in and sets the cookie; a session that this browser had before ends. Null when it went well, else the refusal. */
export async function signInWithPassword(credentials: { email: string; password: string }): Promise<SignInRefusal | FormRefusal | null> {
  const before = await currentActor()
  try {
    await setCookie('credentials', { ...credentials, redirect: false })
  } catch (error) {
    if (error instanceof SignInRefused) return error.refusal
    throw error
  }
  if (before) await end(before)
  return null
}

/** Ends the session in the database, closes its sockets and takes the cookie away. */
export async function signOutHere(): Promise<void> {
  const actor = await currentActor()
  if (actor) await end(actor)
  await clearCookie({ redirect: false })
}

async function end(actor: PersonActor): Promise<void> {
  await transact()((tx) => endSession(tx, actor, { sessionId: actor.sessionId }, Date.now()))
  live()?.closeSessions([actor.sessionId])
}
