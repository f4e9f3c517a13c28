import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { PersonActor } from '#domain/people/sessions.ts'
import { allowance, LIMITS } from './live-limits.ts'

/** One browser on the line. `end` closes it for good: what still arrives is not read. */
export type LiveSocket = {
  sessionId: string
  personId: string
  documents: Set<string>
  isEnded(): boolean
  end(code: number, reason: string): void
  unsent(): number
}

/** What live editing knows of a connection. */
export type LiveContext = { socket: LiveSocket; actor: PersonActor }

type Line = { receive(data: Uint8Array): unknown; closed(code: number, reason: string): void }
type Options = {
  isOwnOrigin(req: IncomingMessage): boolean
  actorOf(req: IncomingMessage): Promise<PersonActor | null>
  connect(ws: WebSocket, context: LiveContext): Line
  now(): number
}

/** Accepts sockets: only from our own pages, only for people who are signed in, and only as much as one can type. */
export function liveSockets({ isOwnOrigin, actorOf, connect, now }: Options) {
  const sockets = new Set<LiveSocket>()
  const server = new WebSocketServer({ noServer: true, maxPayload: LIMITS.messageBytes, perMessageDeflate: false })

  function accept(ws: WebSocket, actor: PersonActor): void {
    const messages = allowance(LIMITS.messages, now)
    const bytes = allowance(LIMITS.bytes, now)
    let ended = false
    const socket: LiveSocket = {
      sessionId: actor.sessionId,
      personId: actor.id,
      documents: new Set(),
      isEnded: () => ended,
      end(code, reason) {
        if (ended) return
        ended = true
        ws.close(code, reason)
        // A browser that does not answer the farewell is not waited for.
        setTimeout(() => ws.terminate(), 500).unref()
      },
      unsent: () => ws.bufferedAmount,
    }
    sockets.add(socket)
    const line = connect(ws, { socket, actor })
    ws.on('message', (data: Buffer, isBinary) => {
      if (ended) return
      if (!isBinary) return socket.end(1003, 'binary-only')
      if (!messages.take(1) || !bytes.take(data.length)) return socket.end(1008, 'limits')
      line.receive(new Uint8Array(data))
    })
    ws.on('close', (code, reason) => {
      ended = true
      sockets.delete(socket)
      line.closed(code, String(reason))
    })
    ws.on('error', () => ws.terminate())
  }

  return {
    sockets,
    async upgrade(req: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
      stream.on('error', () => stream.destroy())
      const refuse = (status: string) => stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      if (!isOwnOrigin(req)) return void refuse('403 Forbidden')
      const actor = await actorOf(req)
      if (!actor) return void refuse('401 Unauthorized')
      const own = [...sockets].filter((socket) => socket.personId === actor.id).length
      if (own >= LIMITS.socketsPerPerson || sockets.size >= LIMITS.sockets) return void refuse('429 Too Many Requests')
      server.handleUpgrade(req, stream, head, (ws) => accept(ws, actor))
    },
  }
}
