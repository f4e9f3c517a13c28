import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Db, Transact } from '#db/transact.ts'
import { readMarkdown } from '#domain/exchange/markdown.ts'
import { newId } from '#domain/ids.ts'
import { Directory, type Library, Story } from '#domain/sample/library.ts'
import { isUntouched, loadSample } from '#domain/sample/load.ts'
import { endFirstStart, isFirstStart } from '#domain/sample/marks.ts'
import { log } from './log.ts'

const folder = new URL('../sample/', import.meta.url)

/** Reads the sample library from sample/. Throws where a file is missing or does not say what it should. */
export function readSample(from: URL = folder): Library {
  const read = (name: string) => readFileSync(new URL(name, from), 'utf8')
  const directory = Directory.parse(JSON.parse(read('directory.json')))
  const stories = readdirSync(new URL('stories/', from)).filter((name) => name.endsWith('.json'))
  const reports = stories.map((name) => {
    const story = Story.parse(JSON.parse(read(`stories/${name}`)))
    return { ...story, text: readMarkdown(read(`reports/${basename(name, '.json')}.md`), newId).content }
  })
  return { ...directory, reports }
}

/**
 * The first start over a data folder: loads the sample library where nobody has brought anything yet, and never asks
 * again. A sample that cannot be loaded keeps nobody from starting.
 */
export async function loadSampleOnce({ reads, transact, from }: { reads: Db; transact: Transact; from?: URL }): Promise<void> {
  if (!isFirstStart(reads)) return
  try {
    const library = isUntouched(reads) ? readSample(from) : null
    const started = performance.now()
    const loaded = await transact((tx) => {
      endFirstStart(tx, library !== null)
      return library && loadSample(tx, library, Date.now())
    })
    if (loaded) log.info('the sample library was loaded', { ...loaded, milliseconds: Math.round(performance.now() - started) })
  } catch (error) {
    log.error('the sample library could not be loaded; Host City starts without it', error)
  }
}
