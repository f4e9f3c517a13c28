/** The outcome of a verb: a value, or a refusal as data. A refusal holds no sentence; pages speak. */
export type Result<Value, Refusal extends { kind: string }> = { ok: true; value: Value } | { ok: false; refusal: Refusal }

/** A verb that did what was asked. */
export const ok = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value })

/** An expected "no". `transact` rolls back everything that came before it. */
export const refuse = <const Refusal extends { kind: string }>(refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal })
