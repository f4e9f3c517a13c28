import { asc, sql } from 'drizzle-orm'
import { people } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'

/** Everybody who may have written something, by name. Colleagues know each other's names, and nothing else from here. */
export function peopleByName(db: Db): { id: string; name: string }[] {
  return db
    .select({ id: people.id, name: people.name })
    .from(people)
    .orderBy(asc(sql`lower(${people.name})`), asc(people.id))
    .all()
}
