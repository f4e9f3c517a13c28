import { newId } from '#domain/ids.ts'

/** What was typed over a manuscript's header; what is not there is as the manuscript says it. */
export type TypedFacts = { name?: string; tier?: string; category?: string }

/**
 * A manuscript that waits in this browser until it is imported, with what was decided about it. `part` is the report
 * that is looked at, `done` are those that were imported already, where several were pasted together.
 */
export type AtHand = {
  id: string
  person: string
  /** The file that it came in, or nothing for what was pasted. */
  file: string
  bytes: Uint8Array<ArrayBuffer>
  at: number
  part: number
  done: number[]
  take: readonly string[]
  leave: readonly string[]
  facts: TypedFacts
}

const STORE = 'manuscripts'

/** Makes a manuscript of what somebody pasted, dropped or chose. */
export function manuscriptOf(person: string, bytes: Uint8Array<ArrayBuffer>, file = ''): AtHand {
  return { id: newId(), person, file, bytes, at: Date.now(), part: 0, done: [], take: [], leave: [], facts: {} }
}

/** Keeps a manuscript in this browser, or its new state. False where the browser keeps nothing: it is in this page alone then. */
export async function keepAtHand(manuscript: AtHand): Promise<boolean> {
  try {
    await inStore('readwrite', (store) => store.put(manuscript))
    return true
  } catch {
    return false
  }
}

/** The manuscripts of a person that wait in this browser, the last one first. */
export async function listAtHand(person: string): Promise<AtHand[]> {
  try {
    const all = (await inStore('readonly', (store) => store.getAll())) as AtHand[]
    return all.filter((manuscript) => manuscript.person === person).sort((one, other) => other.at - one.at)
  } catch {
    return []
  }
}

/** Lets go of a manuscript: it was imported, put away, or is none. */
export async function dropAtHand(id: string): Promise<void> {
  try {
    await inStore('readwrite', (store) => store.delete(id))
  } catch {
    // What the browser never kept needs no letting go.
  }
}

async function inStore(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const db = await opened()
  return await new Promise((resolve, reject) => {
    const transaction = db.transaction(STORE, mode, { durability: 'strict' })
    const request = act(transaction.objectStore(STORE))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(transaction.error)
    // Whoever reloads the page at once would end a transaction that waits for more.
    transaction.commit()
  })
}

let open: Promise<IDBDatabase> | null = null

/** The connection stays open: what is decided about a manuscript is on its way to the disk before the page can be left. */
function opened(): Promise<IDBDatabase> {
  open ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('hostcity-manuscripts', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' })
    request.onsuccess = () => {
      request.result.onclose = () => {
        open = null
      }
      // A page of a newer version, in another tab, needs it closed.
      request.result.onversionchange = () => {
        open = null
        request.result.close()
      }
      resolve(request.result)
    }
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(request.error)
  })
  open.catch(() => {
    open = null
  })
  return open
}
