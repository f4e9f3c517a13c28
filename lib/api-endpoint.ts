import type { z } from 'zod'
import type { TokenActor } from '#domain/people/tokens.ts'
import type { Result } from '#domain/result.ts'
import type { Gate } from './access.ts'
import type { Answer } from './api-answered.ts'
import type { ApiRefusal } from './api-problem.ts'

/** What stands in the address: `/reports/{id}/revisions/{n}`. A number that is none is 0, which nothing has. */
export type Params = { id: string; n: number }

export type Outcome = Result<Answer, ApiRefusal>

/** What an endpoint says of itself: the OpenAPI document is made of it, and what it takes and gives is held to it. */
export type Description = {
  /** One line that begins with a verb. */
  summary: string
  details?: string
  query?: z.ZodType
  body?: z.ZodType
  /** What it answers, as JSON; null for nothing at all. */
  gives: z.ZodType | null
  /** With which status. 200 where nothing is said. */
  statuses?: readonly (200 | 201 | 204)[]
  /** Other types in which it answers, as `text/csv`. */
  alsoGives?: readonly string[]
  /** What it refuses beyond what every endpoint of its kind does. */
  refuses?: readonly ApiRefusal['kind'][]
  /** An Idempotency-Key is honoured. */
  once?: boolean
  /** Answers carry an ETag. */
  tagged?: boolean
  /** If-Match is asked for. */
  matched?: boolean
}

/** A method of an address, without who may: lib/access.ts says that. */
export type Endpoint = Description & {
  acts: boolean
  /** Monitors ask often and count for nothing. */
  unlimited: boolean
  respond(request: Request, asked: { actor: TokenActor | null; params: Params; gate: Gate; now: number }): Promise<Outcome>
}
