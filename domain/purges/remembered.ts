import { sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import { prepared } from '#db/prepared.ts'
import { wordPurges } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'

type Memory<Value extends object> = LRUCache<string, Value>

const memories = new Set<{ clear(): void }>()
let purge = 0

/**
 * A memory of what was made of words, under the hash of what it was made of: what that stands for never changes, so that
 * nothing in it grows old. It holds `most` in all, of sizes that are given with each value or told by `sizeOf`. A purge lets
 * go of everything: at once where `forgetWords` is called, which the process does in each copy of this module that it has, else
 * when the memory is next asked for.
 */
export function remembering<Value extends object>(most: number, sizeOf?: (value: Value) => number): (db: Db) => Memory<Value> {
  const memory: Memory<Value> = new LRUCache({ maxSize: most, ...(sizeOf && { sizeCalculation: sizeOf }) })
  memories.add(memory)
  return (db) => {
    const latest = purges(db).get()?.latest ?? 0
    if (latest !== purge) forgetWords()
    purge = latest
    return memory
  }
}

/** Lets go of everything that is remembered. */
export function forgetWords(): void {
  for (const memory of memories) memory.clear()
}

const purges = prepared((db) => db.select({ latest: sql<number | null>`max(rowid)` }).from(wordPurges).prepare())
