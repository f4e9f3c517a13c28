/* The load: so many connections that stay open, each asking again as soon as it is answered. It reads no more of an answer than it must. */
import { connect } from 'node:net'

/** `known`: the tag of an answer that the browser has already. */
export type Load = { port: number; path: string; connections: number; seconds: number; known?: string }
/** `busy`: the share of a core that the load itself used. Above nine tenths it measures itself. */
export type Loaded = { answers: number; seconds: number; times: number[]; busy: number }

process.on('message', async (load: Load) => process.send?.(await run(load)))
process.on('disconnect', () => process.exit(0))

async function run({ port, path, connections, seconds, known }: Load): Promise<Loaded> {
  const condition = known === undefined ? '' : `If-None-Match: ${known}\r\n`
  const question = Buffer.from(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: text/html\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n${condition}\r\n`,
  )
  const status = known === undefined ? '200' : '304'
  const times: number[] = []
  const before = process.cpuUsage()
  const begun = performance.now()
  const until = begun + seconds * 1_000
  await Promise.all(Array.from({ length: connections }, () => asking(port, question, status, until, times)))
  const elapsed = (performance.now() - begun) / 1_000
  const used = process.cpuUsage(before)
  return { answers: times.length, seconds: elapsed, times, busy: (used.user + used.system) / 1e6 / elapsed }
}

function asking(port: number, question: Buffer, status: string, until: number, times: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let size = 0
    let received = 0
    let begun = 0
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, ask)
    socket.setTimeout(10_000, () => socket.destroy(new Error('No answer came within 10 seconds.')))
    socket.on('error', reject)
    socket.on('close', () => (performance.now() >= until ? resolve() : reject(new Error('The server closed a connection.'))))
    socket.on('data', (chunk) => {
      if (received === 0) {
        if (chunk.toString('latin1', 9, 12) !== status) return void socket.destroy(new Error(`It answered ${chunk.toString('latin1', 0, 40)}`))
        size ||= sizeOf(chunk)
      }
      received += chunk.length
      if (received < size) return
      if (received > size) return void socket.destroy(new Error('An answer was longer than the first.'))
      const now = performance.now()
      times.push(now - begun)
      if (now >= until) socket.end()
      else ask()
    })

    function ask(): void {
      received = 0
      begun = performance.now()
      socket.write(question)
    }
  })
}

/** All answers of a run have the same length: it is read from the first. */
function sizeOf(chunk: Buffer): number {
  const end = chunk.indexOf('\r\n\r\n')
  const head = chunk.toString('latin1', 0, end)
  const length = head.startsWith('304', 9) ? '0' : /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (end < 0 || length === undefined) throw new Error('The first answer does not say how long it is.')
  return end + 4 + Number(length)
}
