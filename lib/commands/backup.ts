import { chmodSync, existsSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { type Answer, done, folderCommand, refused } from './command.ts'
import { databaseFile, discard, settle, typedPath } from './folder.ts'

export const backupCommand = folderCommand({
  name: 'backup',
  usage: 'FILE [--force] [--json]',
  summary: 'Write the whole database into one file, also while the server runs',
  notes:
    'The file holds everything that was committed before the command began. It holds password hashes: only its owner may read it.\nNot in it: the secret that signs cookies, which the data folder makes anew.',
  takesFile: true,
  options: {
    force: { type: 'boolean', meaning: 'replace FILE if it is there' },
    json: { type: 'boolean', meaning: 'print the file and its size as JSON' },
  },
  shape: z.object({ file: z.string('Name the file to write.'), force: z.boolean().default(false), json: z.boolean().optional() }),
  run: async ({ file, force, json }, dataDir) => backup(typedPath(file), { force, json, source: databaseFile(dataDir) }),
})

/** VACUUM INTO copies one moment of the database, where a copy of the file would lack what is in the write-ahead log. */
function backup(target: string, { force, json, source }: { force: boolean; json: boolean | undefined; source: string }): Answer {
  if (!existsSync(source)) return refused(`There is no database at ${source}. Set DATA_DIR to the data folder.`)
  if (!existsSync(dirname(target))) return refused(`There is no folder ${dirname(target)}. Make it first.`)
  if (target === source) return refused('That is the database itself. Name another file.')
  if (existsSync(target) && (!force || !statSync(target).isFile()))
    return refused(`${target} is there already. Name another file${force ? '' : ', or replace it with --force'}.`)

  const unfinished = `${target}.unfinished-${process.pid}`
  try {
    const connection = new Database(source, { fileMustExist: true, timeout: 5_000 })
    try {
      connection.prepare('VACUUM INTO ?').run(unfinished)
    } finally {
      connection.close()
    }
    const fault = quickCheck(unfinished)
    if (fault) return refused(`The copy is damaged (${fault}), and was not kept. Run host-city check.`)
    chmodSync(unfinished, 0o600)
    settle(unfinished)
    renameSync(unfinished, target)
    settle(target)
  } finally {
    discard(unfinished)
  }
  const { size } = statSync(target)
  return done(json, { file: target, bytes: size }, [`Wrote ${target} (${size.toLocaleString('en')} bytes).`])
}

function quickCheck(file: string): string | null {
  const connection = new Database(file, { readonly: true })
  try {
    const found = String(connection.pragma('quick_check(1)', { simple: true }))
    return found === 'ok' ? null : found
  } finally {
    connection.close()
  }
}
