import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { controlSocketPath } from '#lib/control.ts'
import { isFolderTaken } from './control-socket.ts'
import { CannotStart } from './sentences.ts'

/** A socket's path has room for so many bytes; macOS has the least. */
const LONGEST_SOCKET_PATH = 103

/** Makes the data folder and sees that it is ours alone: one process writes it. Throws what `sentenceFor` and `CannotStart` explain. */
export async function claimFolder(dataDir: string): Promise<void> {
  // Not in one call: where a folder cannot be made below one that is there, as in /proc, Node would try for ever.
  if (!existsSync(dataDir)) {
    if (!existsSync(dirname(dataDir))) mkdirSync(dirname(dataDir), { recursive: true })
    mkdirSync(dataDir, { mode: 0o700 })
  }
  accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  if (process.platform !== 'win32' && Buffer.byteLength(controlSocketPath(dataDir)) > LONGEST_SOCKET_PATH) {
    throw new CannotStart(
      `The path of the data folder ${dataDir} is too long: the system lets a socket's path have ${LONGEST_SOCKET_PATH} bytes. Name a shorter one with DATA_DIR.`,
    )
  }
  if (await isFolderTaken(dataDir)) {
    throw new CannotStart(`Host City already runs on the data folder ${dataDir}. Stop it first, or name another folder: DATA_DIR=/path/to/folder npm start`)
  }
}
