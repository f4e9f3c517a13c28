import { expect } from 'vitest'
import type { Tx } from '#db/transact.ts'
import type { Result } from '#domain/result.ts'
import { checksum, type TestDatabase } from './database.ts'

type Verb<Value, Refusal extends { kind: string }> = (tx: Tx) => Result<Value, Refusal>

/** Runs a verb that must say no, holds it to have written nothing, and gives the refusal. */
export async function refused<Refusal extends { kind: string }>(world: TestDatabase, verb: Verb<unknown, Refusal>): Promise<Refusal> {
  const before = checksum(world)
  const outcome = await run(world, verb)
  if (outcome.ok) throw new Error(`Not refused: ${JSON.stringify(outcome.value)}`)
  expect(checksum(world), 'a refusal writes nothing').toBe(before)
  return outcome.refusal
}

/** Runs a verb that must do what was asked, and gives its value. */
export async function done<Value>(world: TestDatabase, verb: Verb<Value, { kind: string }>): Promise<Value> {
  const outcome = await run(world, verb)
  if (!outcome.ok) throw new Error(`Refused: ${JSON.stringify(outcome.refusal)}`)
  return outcome.value
}

async function run<Value, Refusal extends { kind: string }>({ transact }: TestDatabase, verb: Verb<Value, Refusal>): Promise<Result<Value, Refusal>> {
  let outcome: Result<Value, Refusal> | undefined
  // Its own result goes back, so that a refusal rolls back as it does for every caller.
  await transact<object>((tx) => {
    outcome = verb(tx)
    return outcome
  })
  if (!outcome) throw new Error('The verb did not run')
  return outcome
}
