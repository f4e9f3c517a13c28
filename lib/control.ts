import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { join } from 'node:path'
import type { Answer, CommandRequest } from './commands/command.ts'

/** Where the running server of a data folder takes commands: a socket in the folder, on Windows a named pipe. */
export function controlSocketPath(dataDir: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\hostcity-${createHash('sha256').update(dataDir.toLowerCase()).digest('hex').slice(0, 16)}`
  return join(dataDir, 'hostcity.sock')
}

/**
 * Hands a command to the server of this data folder, as one line of JSON: its answer, or null when no server runs
 * there. Rejects when the server goes away before it answers.
 */
export function askServer(dataDir: string, request: CommandRequest): Promise<Answer | null> {
  return new Promise((resolve, reject) => {
    const socket = connect(controlSocketPath(dataDir))
    const chunks: Buffer[] = []
    socket.on('connect', () => socket.write(`${JSON.stringify(request)}\n`))
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(null)
      else reject(error)
    })
    socket.on('end', () => {
      try {
        resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Answer)
      } catch {
        reject(new Error('The server stopped before it answered'))
      }
    })
  })
}
