import { sql } from 'drizzle-orm'
import type { Db } from '#db/transact.ts'
import type { Elsewhere } from './places.ts'
import type { Sought } from './sought.ts'

/** Texts that belong to no report. */
const places: { kind: Elsewhere['kind']; from: string; texts: string; example?: string }[] = [
  { kind: 'person', from: 'people', texts: 'name || char(10) || email', example: 'name' },
  { kind: 'sponsor', from: 'sponsors', texts: "name || char(10) || coalesce(headquarters, '') || char(10) || coalesce(ticker, '')", example: 'name' },
  { kind: 'sponsor', from: 'sponsor_entities', texts: 'name', example: 'name' },
  { kind: 'sponsor', from: 'merged_sponsors', texts: 'name', example: 'name' },
  { kind: 'address', from: 'sponsors', texts: 'slug', example: 'slug' },
  { kind: 'address', from: 'former_slugs', texts: 'slug', example: 'slug' },
  { kind: 'deal', from: 'sponsorships', texts: 'category', example: 'category' },
  { kind: 'tier', from: 'tiers', texts: 'singular || char(10) || plural', example: 'plural' },
  { kind: 'token', from: 'api_tokens', texts: 'label', example: 'label' },
  { kind: 'session', from: 'sessions', texts: "coalesce(agent, '')" },
  { kind: 'reason', from: 'purges', texts: 'reason' },
  { kind: 'reason', from: 'word_purges', texts: 'reason' },
  { kind: 'audit', from: 'audit_events', texts: 'details' },
]

const STRETCH = 500

/** Looks where else the words stand, some hundred rows at a time. */
export function* elsewhere(db: Db, sought: Sought): Generator<void, Elsewhere[]> {
  const found = new Map<Elsewhere['kind'], Elsewhere>()
  for (const { kind, from, texts, example = "''" } of places) {
    for (let after = 0; ; ) {
      const rows = db.all<{ at: number; text: string; example: string }>(
        sql.raw(`select rowid as at, ${texts} as text, ${example} as example from ${from} where rowid > ${after} order by rowid limit ${STRETCH}`),
      )
      for (const row of rows) {
        const isIn = sought.rangesIn(row.text).length > 0 || (kind === 'address' && sought.isInAddress(row.text))
        if (!isIn) continue
        const known = found.get(kind) ?? { kind, times: 0, examples: [] }
        const examples = row.example === '' || known.examples.length >= 3 ? known.examples : [...known.examples, row.example]
        found.set(kind, { kind, times: known.times + 1, examples })
      }
      yield
      if (rows.length < STRETCH) break
      after = rows.at(-1)?.at ?? after
    }
  }
  return [...found.values()]
}
