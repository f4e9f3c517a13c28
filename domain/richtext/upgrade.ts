import { ok, type Result, refuse } from '../result.ts'
import type { Content } from './document.ts'
import { parseContent } from './parse.ts'
import { SCHEMA_VERSION } from './schema.ts'
import { type Stored, upgrades } from './upgrades.ts'

/** A content of a version that is not known here, or that the schema does not hold. Its bytes are right: another version of Host City may read them. */
export type UnknownSchema = { kind: 'unknown-schema'; version: number }

/**
 * A stored content in the present schema, whichever version wrote it: brought up from version to version by `table`, then
 * proved. Refusal: unknown-schema.
 */
export function upgraded(stored: Stored, version: number, table = upgrades): Result<Content, UnknownSchema> {
  const present = broughtUp(stored, version, table)
  const proved = present && parseContent(present)
  return proved?.ok ? ok(proved.value) : refuse({ kind: 'unknown-schema', version })
}

/** A stored content as the present version would have written it, not proved yet; null where no upgrades lead here from its version. */
export function broughtUp(stored: Stored, version: number, table = upgrades): Stored | null {
  if (version > SCHEMA_VERSION) return null
  let present = stored
  for (let at = version; at < SCHEMA_VERSION; at++) {
    const upgrade = table.get(at)
    if (!upgrade) return null
    try {
      present = upgrade(present)
    } catch {
      return null // The upgrade met what its version does not hold.
    }
  }
  return present
}
