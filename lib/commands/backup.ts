import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { backupsFolder, KEPT, keepBackup, writeCopy } from '#lib/backups.ts'
import { type Answer, done, folderCommand, refused } from './command.ts'
import { failure } from './failure.ts'
import { databaseFile, typedPath } from './folder.ts'

export const backupCommand = folderCommand({
  name: 'backup',
  usage: '[FILE] [--force] [--json]',
  summary: 'Write the whole database into one file and prove it, also while the server runs',
  notes: `The file holds everything that was committed before the command began. It holds password hashes: only its owner may read it.
Without FILE it goes to the folder backups in the data folder, as the daily one does; the last ${KEPT} of those are kept.
Not in it: the secret that signs cookies, which the data folder makes anew.`,
  takesFile: true,
  options: {
    force: { type: 'boolean', meaning: 'replace FILE if it is there' },
    json: { type: 'boolean', meaning: 'print the file and its size as JSON' },
  },
  shape: z.object({ file: z.string().optional(), force: z.boolean().default(false), json: z.boolean().optional() }),
  run: async ({ file, force, json }, dataDir) => {
    const source = databaseFile(dataDir)
    if (!existsSync(source)) return refused(`There is no database at ${source}. Set DATA_DIR to the data folder.`)
    try {
      return file === undefined ? daily(dataDir, json) : backup(typedPath(file), { force, json, source })
    } catch (error) {
      return refused(failure(error))
    }
  },
})

function daily(dataDir: string, json: boolean | undefined): Answer {
  const { file, bytes } = keepBackup(dataDir, Date.now())
  return done(json, { file, bytes, folder: backupsFolder(dataDir) }, [`Wrote ${file} (${bytes.toLocaleString('en')} bytes).`])
}

function backup(target: string, { force, json, source }: { force: boolean; json: boolean | undefined; source: string }): Answer {
  if (!existsSync(dirname(target))) return refused(`There is no folder ${dirname(target)}. Make it first.`)
  if (target === source) return refused('That is the database itself. Name another file.')
  if (existsSync(target) && (!force || !statSync(target).isFile()))
    return refused(`${target} is there already. Name another file${force ? '' : ', or replace it with --force'}.`)

  writeCopy(source, target)
  const { size } = statSync(target)
  return done(json, { file: target, bytes: size }, [`Wrote ${target} (${size.toLocaleString('en')} bytes).`])
}
