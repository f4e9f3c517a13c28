import { z } from 'zod'
import { type Connection, connect } from '#db/connection.ts'
import { done, folderCommand, refused } from './command.ts'
import { failure } from './failure.ts'
import { databaseFile, isThere } from './folder.ts'
import { type Examined, examine } from './soundness.ts'

export const checkCommand = folderCommand({
  name: 'check',
  usage: '[--json]',
  summary: 'Look whether the data is sound, also while the server runs; names what is wrong',
  options: { json: { type: 'boolean', meaning: 'print what was found as JSON' } },
  shape: z.object({ json: z.boolean().optional() }),
  async run({ json }, dataDir) {
    const file = databaseFile(dataDir)
    if (!isThere(file)) return refused(`There is no database at ${file}. Set DATA_DIR to the data folder.`)
    let connection: Connection | undefined
    try {
      connection = connect(file, 'write')
      const examined = await examine(connection)
      const faults = examined.flatMap((part) => part.faults)
      const shown = done(json, { sound: faults.length === 0, examined }, [...report(examined), ...(faults.length === 0 ? ['The data is sound.'] : [])])
      return faults.length === 0
        ? shown
        : refused(
            `${faults.length === 1 ? 'One thing is' : `${faults.length} things are`} wrong with the data: ${faults.join('; ')}. Restore a backup that passes.`,
            shown.out,
          )
    } catch (error) {
      return refused(failure(error))
    } finally {
      connection?.close()
    }
  },
})

/** A line for each part, and one for each fault. */
function report(examined: readonly Examined[]): string[] {
  return examined.flatMap(({ name, seen, faults }) => [
    `${name.padEnd(14)} ${faults.length === 0 ? 'ok' : 'WRONG'}${seen ? `  (${seen})` : ''}`,
    ...faults.map((line) => `  ${line}`),
  ])
}
