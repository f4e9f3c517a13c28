import { z } from 'zod'
import { rewriteFile } from '#lib/rewriting.ts'
import { done, folderCommand, refused } from './command.ts'
import { failure } from './failure.ts'
import { databaseFile, isThere } from './folder.ts'

export const compactCommand = folderCommand({
  name: 'compact',
  usage: '[--json]',
  summary: 'Write the database file anew, so that nothing that was removed is left in it',
  notes:
    'What is deleted stays in the file until something else comes in its place. A purge of words does this by itself; run it\nwhen that said that it could not. It needs room for a second copy, and works while the server runs: writing waits meanwhile.',
  options: { json: { type: 'boolean', meaning: 'print the size as JSON' } },
  shape: z.object({ json: z.boolean().optional() }),
  async run({ json }, dataDir) {
    const file = databaseFile(dataDir)
    if (!isThere(file)) return refused(`There is no database at ${file}. Set DATA_DIR to the data folder.`)
    try {
      const bytes = rewriteFile(file)
      return done(json, { file, bytes }, [`Wrote ${file} anew (${bytes.toLocaleString('en')} bytes).`])
    } catch (error) {
      return refused(failure(error))
    }
  },
})
