import type { z } from 'zod'
import type { Tx } from '#db/transact.ts'
import { actorOfSession } from '#domain/people/sessions.ts'
import { type Result, refuse } from '#domain/result.ts'
import { type FormRefusal, type FormState, isOwnOrigin, isSentByScript, orNotWritten, readForm } from './form.ts'
import { transact } from './process.ts'
import { currentActor, type PersonActor, requireActor } from './session.ts'

type Definition<Input, Value, Refusal extends { kind: string }, Shown> = {
  /** Its messages are the sentences that stand under the fields. */
  input: z.ZodType<Input>
  /** The command: one verb of the domain, in one transaction. */
  verb: (tx: Tx, actor: PersonActor, input: Input, now: number) => Result<Value, Refusal>
  /** Where it leads: it redirects, or leaves the person where they are, with something to show them once. */
  done: (value: Value, input: Input) => Promise<Shown | undefined> | Promise<void> | Shown | undefined | void
}

/**
 * An action of the desk: form → fields → actor, fresh from the database → command → next page. What does not lead on
 * comes back with everything that was typed, so that a person who was signed out meanwhile signs in elsewhere and
 * sends again.
 */
export function deskAction<Input, Value, Refusal extends { kind: string }, Shown = undefined>({ input, verb, done }: Definition<Input, Value, Refusal, Shown>) {
  return async function act(_before: FormState<Refusal, Shown>, form: FormData): Promise<FormState<Refusal, Shown>> {
    const read = readForm(input, form)
    if (!(await isOwnOrigin())) return { typed: read.typed, issues: {}, refusal: { kind: 'foreign-origin' } }
    const actor = await currentActor()
    if (!actor) {
      // Without scripts there is no page left to stand on: the one that the form was on is behind the gate.
      if (!(await isSentByScript())) await requireActor()
      return { typed: read.typed, issues: {}, refusal: { kind: 'signed-out' } }
    }
    if (!read.ok) return { typed: read.typed, issues: read.issues, refusal: null }

    const outcome = await orNotWritten(() =>
      transact()((tx): Result<Value, Refusal | FormRefusal> => {
        const now = Date.now()
        // Asked again: the wait for the database may outlast a session or a role.
        const present = actorOfSession(tx, actor.sessionId, now, actor.address)
        return present ? verb(tx, present, read.input, now) : refuse({ kind: 'signed-out' })
      }),
    )
    if (!outcome.ok) return { typed: read.typed, issues: {}, refusal: outcome.refusal }
    const shown = await done(outcome.value, read.input)
    return { typed: {}, issues: {}, refusal: null, shown: shown ?? undefined }
  }
}
