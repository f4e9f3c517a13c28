import { rmSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '#db/transact.ts'
import { stillPublic } from '#domain/editions/public-files.ts'
import { othersFirst } from '#domain/others-first.ts'
import { log } from './log.ts'
import { shelf } from './registry.ts'

/*
 * Where the files of editions are kept: DATA_DIR/files, a folder for each edition. All of them can be made again, so
 * that no backup holds them and whatever is in doubt may go.
 */

const STRETCH = 200

/** The folder of an edition's files. */
export const filesOf = (dataDir: string, editionId: string): string => join(filesFolder(dataDir), editionId)

const filesFolder = (dataDir: string) => join(dataDir, 'files')

/** How often all files went. Whoever made one meanwhile made it of words that may be gone. */
export const clearings = (): number => (shelf.get('file-clearings') as number | undefined) ?? 0

/** Removes all files at once: after a purge of words nothing may be left of them. */
export function clearFiles(dataDir: string): void {
  shelf.set('file-clearings', clearings() + 1)
  try {
    rmSync(filesFolder(dataDir), { recursive: true, force: true })
  } catch (error) {
    log.error(`the files of editions could not be removed: remove ${filesFolder(dataDir)}`, error)
  }
}

/** Removes the files of editions that readers may not have any more: they were withdrawn, or their reports are gone. */
export async function sweepFiles(dataDir: string, db: Db): Promise<void> {
  const kept = await readdir(filesFolder(dataDir)).catch(none)
  for (let at = 0; at < kept.length; at += STRETCH) {
    const stretch = kept.slice(at, at + STRETCH)
    const there = stillPublic(db, stretch)
    for (const id of stretch) if (!there.has(id)) await rm(filesOf(dataDir, id), { recursive: true, force: true })
    await othersFirst()
  }
}

function none(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return []
  throw error
}
