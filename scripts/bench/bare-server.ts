/* The baseline of whatever answers: a Node server that does nothing but send the bytes that it was given, and an echo. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'

/** `unchanged`: the headers for whoever has it already. */
export type BareAnswer = { headers: string[]; body: string; unchanged?: string[] }

process.once('message', ({ headers, body, unchanged }: BareAnswer) => {
  const bytes = Buffer.from(body, 'base64')
  const server = createServer((req, res) => {
    if (unchanged && req.headers['if-none-match'] !== undefined) return void res.writeHead(304, unchanged).end()
    res.writeHead(200, headers)
    res.end(bytes)
  })
  new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket) => socket.on('message', (data) => socket.send(data)))
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
})
process.on('disconnect', () => process.exit(0))
