import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'

/** The baseline: a bare Node server that sends the same bytes, and a socket that sends back what it gets. */
let headers: Record<string, string> = {}
let body = Buffer.alloc(0)

const server = createServer((request, response) => {
  if (request.method === 'PUT') {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      body = Buffer.concat(chunks)
      headers = JSON.parse(String(request.headers['x-headers'] ?? '{}')) as Record<string, string>
      response.end()
    })
    return
  }
  response.writeHead(200, { ...headers, 'content-length': body.length })
  response.end(body)
})
const sockets = new WebSocketServer({ server })
sockets.on('connection', (socket) => socket.on('message', (data) => socket.send(data)))
server.listen(Number(process.env.PORT), '127.0.0.1')
