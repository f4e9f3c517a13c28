import type { Db } from '#db/transact.ts'
import { sweepFiles } from '#lib/files-folder.ts'
import { log } from '#lib/log.ts'

/** Removes from the disk what readers may not have any more, whoever took it back; looks only where something public has changed since. */
export function fileTidying(dataDir: string, db: Db, version: () => number): () => void {
  let swept: number | null = null
  let running = Promise.resolve()
  return () => {
    running = running
      .then(async () => {
        const current = version()
        if (swept === current) return
        swept = current
        await sweepFiles(dataDir, db)
      })
      .catch((error: unknown) => log.error('files could not be removed', error))
  }
}
