import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { BODY, STANDFIRST } from '#domain/drafts/fragments.ts'
import type { Kept } from './status.ts'

const PREFIX = 'hostcity'

/** What the copy of a draft is called on this device. */
export const copyName = ({ person, report, generation }: Place) => `${PREFIX}:${person}:${report}:${generation}`

/** Whose copy, of what. */
export type Place = { person: string; report: string; generation: number }

export type LocalCopy = {
  /** Resolves when the copy has been read into the document; at once where this browser keeps none. */
  read: Promise<boolean>
  close(): void
}

/**
 * This device's own copy of a draft, so that a closed tab, a killed browser or a lost network loses nothing. Tells
 * whether it holds every change so far: a full or forbidden storage says "no" and is never taken for a copy.
 */
export function keepLocalCopy(document: Y.Doc, place: Place, told: (kept: Kept) => void): LocalCopy {
  if (!('indexedDB' in globalThis)) return { read: Promise.resolve(false), close: () => {} }
  const persistence = new IndexeddbPersistence(copyName(place), document)
  let written = 0
  let broken = false

  const check = async (at: number) => {
    broken = !(await reached(persistence, at))
    if (at === written || broken) told(broken ? 'no' : 'yes')
  }
  const changed = (_update: Uint8Array, origin: unknown) => {
    if (origin === persistence) return
    written++
    told(broken ? 'no' : 'writing')
    void check(written)
  }
  document.on('update', changed)

  const read = reached(persistence, 0)
  void read.then((readable) => {
    if (!readable) told('no')
    else if (written === 0) told('yes')
  })
  return {
    read,
    close() {
      document.off('update', changed)
      void persistence.destroy().catch(() => {})
    },
  }
}

/** Whether the copy took what came before. This write stands in line behind the copy's own, since it names the same store. */
async function reached(persistence: IndexeddbPersistence, changes: number): Promise<boolean> {
  try {
    await persistence._db
    await persistence.whenSynced
    const transaction = persistence.db?.transaction(['updates', 'custom'], 'readwrite')
    if (!transaction) return false
    transaction.objectStore('custom').put(changes, 'changes')
    return await new Promise((resolve) => {
      transaction.oncomplete = () => resolve(true)
      transaction.onabort = () => resolve(false)
    })
  } catch {
    return false
  }
}

/** Copies of drafts that were since replaced (a restored backup, a purge). They are shown as text and never merged. */
export async function olderCopies(place: Place): Promise<{ name: string; document: Y.Doc }[]> {
  const found = await globalThis.indexedDB?.databases?.().catch(() => [])
  const names = (found ?? []).flatMap(({ name }) => (name?.startsWith(`${PREFIX}:${place.person}:${place.report}:`) ? [name] : []))
  const older = names.filter((name) => Number(name.split(':').at(-1)) < place.generation)
  const copies = await Promise.all(
    older.map(async (name) => {
      const document = new Y.Doc()
      const persistence = new IndexeddbPersistence(name, document)
      await persistence.whenSynced
      await persistence.destroy()
      return { name, document }
    }),
  )
  return copies.filter(({ document }) => document.getXmlFragment(BODY).length > 0 || document.getXmlFragment(STANDFIRST).length > 0)
}

/** Removes a copy for good; the next opening begins with what the server has. */
export function discardCopy(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = globalThis.indexedDB?.deleteDatabase(name)
    if (!request) return resolve()
    request.onsuccess = request.onerror = request.onblocked = () => resolve()
  })
}
