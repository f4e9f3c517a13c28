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
  const unknown = refuse({ kind: 'unknown-schema' as const, version })
  if (version > SCHEMA_VERSION) return unknown
  let present = stored
  for (let at = version; at < SCHEMA_VERSION; at++) {
    const upgrade = table.get(at)
    if (!upgrade) return unknown
    try {
      present = upgrade(present)
    } catch {
      return unknown // The upgrade met what its version does not hold.
    }
  }
  const proved = parseContent(present)
  return proved.ok ? ok(proved.value) : unknown
}
