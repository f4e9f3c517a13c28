import { rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import type { Answer, CommandRequest } from '#lib/commands/command.ts'
import { serverAnswers } from '#lib/commands/server-socket.ts'
import { controlSocketPath } from '#lib/control.ts'
import { log } from '#lib/log.ts'

const LARGEST_REQUEST = 32_000_000
const LINE_FEED = 10

/** Whether another server answers for this data folder. What a dead one left behind is removed. */
export async function isFolderTaken(dataDir: string): Promise<boolean> {
  if (await serverAnswers(dataDir)) return true
  if (process.platform !== 'win32') rmSync(controlSocketPath(dataDir), { force: true })
  return false
}

/**
 * Takes commands from the command line while the server runs, so that the database keeps its one writer: a request
 * is one line of JSON, and so is the answer. The socket is a file that only the server's own user may open.
 */
export function controlSocket(dataDir: string, run: (request: CommandRequest) => Promise<Answer>): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, (socket) => serve(socket, run))
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    const mask = process.umask(0o177)
    server.listen(controlSocketPath(dataDir), () => resolve(server))
    process.umask(mask)
  })
}

function serve(socket: Socket, run: (request: CommandRequest) => Promise<Answer>): void {
  const chunks: Buffer[] = []
  let size = 0
  socket.setTimeout(60_000, () => socket.destroy())
  socket.on('error', () => socket.destroy())
  socket.on('end', () => socket.end())
  socket.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > LARGEST_REQUEST) return socket.destroy()
    chunks.push(chunk)
    if (!chunk.includes(LINE_FEED)) return
    socket.removeAllListeners('data').removeAllListeners('end').pause()
    // A command takes as long as it takes: whoever gave it waits for the answer.
    socket.setTimeout(0)
    void answered(Buffer.concat(chunks).toString('utf8'), run).then((answer) => socket.end(`${JSON.stringify(answer)}\n`))
  })
}

async function answered(line: string, run: (request: CommandRequest) => Promise<Answer>): Promise<Answer> {
  try {
    return await run(JSON.parse(line) as CommandRequest)
  } catch (error) {
    log.error('a command failed', error)
    return { exitCode: 1, out: '', err: 'The server could not run this command. Its log says why.\n' }
  }
}
