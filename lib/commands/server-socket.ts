import { connect } from 'node:net'
import { askServer, controlSocketPath } from '#lib/control.ts'
import { type Answer, type CommandRequest, refused } from './command.ts'

/** Whether a server runs over this data folder; one that is frozen counts, too. */
export function serverAnswers(dataDir: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = connect(controlSocketPath(dataDir))
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' || error.code === 'ECONNREFUSED' ? resolve(false) : reject(error)))
  })
}

/**
 * Hands a command to the running server: its answer, or null when none runs. A server that goes away before it
 * answers leaves open whether the command was carried out, and the answer says so.
 */
export async function handOver(dataDir: string, request: CommandRequest): Promise<Answer | null> {
  try {
    return await askServer(dataDir, request)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') return refused('The server runs as another user. Run the command as the one who started it.')
    return refused('The server stopped before it answered. Look whether the command was carried out before you repeat it.')
  }
}
