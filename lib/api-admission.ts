import type { Db } from '#db/transact.ts'
import { may } from '#domain/people/may.ts'
import { actorOfToken, type TokenActor } from '#domain/people/tokens.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { Gate } from './access.ts'
import { limitHeaders, policies, strangerAt, take } from './api-limits.ts'
import type { ApiRefusal } from './api-problem.ts'

type Admission = { outcome: Result<TokenActor | null, ApiRefusal>; headers: Record<string, string> }

/** Whether a request passes the gate and its limit, and what the answer says of that limit. */
export function admit(db: Db, request: Request, gate: Gate, { acts, now }: { acts: boolean; now: number }): Admission {
  const actor = bearerOf(db, request, now)
  const allowance = actor
    ? take(acts ? policies.writing : policies.reading, actor.tokenId, now)
    : take(policies.stranger, strangerAt(request.headers.get('x-hostcity-address')), now)
  const { policy, wait } = allowance
  const outcome = wait > 0 ? refuse({ kind: 'rate-limited', policy: policy.name, wait }) : gate === 'everyone' ? ok(null) : passing(actor, request, gate)
  return { outcome, headers: limitHeaders(allowance) }
}

/** Who asks, as the database knows them now, if they may. */
export function authorized(db: Db, request: Request, gate: Exclude<Gate, 'everyone'>, now: number): Result<TokenActor, ApiRefusal> {
  return passing(bearerOf(db, request, now), request, gate)
}

function passing(actor: TokenActor | null, request: Request, gate: Exclude<Gate, 'everyone'>): Result<TokenActor, ApiRefusal> {
  if (!actor) return refuse({ kind: request.headers.has('authorization') ? 'token-invalid' : 'token-missing' })
  return may(actor, gate) ? ok(actor) : refuse({ kind: 'forbidden', action: gate })
}

/** Whose token it is. Cookies count for nothing here. */
function bearerOf(db: Db, request: Request, now: number): TokenActor | null {
  const token = request.headers.get('authorization')?.match(/^Bearer +([\x21-\x7e]{1,200})$/i)?.[1]
  return token ? actorOfToken(db, token, now, request.headers.get('x-hostcity-address')) : null
}
