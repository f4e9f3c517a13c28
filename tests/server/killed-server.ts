/* Live editing in a process of its own, for the test that kills it: `node killed-server.ts <database file>`. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from '#db/connection.ts'
import { database, transactor } from '#db/transact.ts'
import { isOwnOrigin } from '#server/arrival.ts'
import { liveEditing } from '#server/live.ts'
import { NOW } from '../support/clock.ts'

const file = process.argv[2] ?? ''
const live = liveEditing({
  reads: database(connect(file, 'read')),
  transact: transactor(connect(file, 'write'), { committed: () => live.catchUp() }),
  isOwnOrigin: (req) => isOwnOrigin(req, { publicUrl: null, trustProxy: false }),
  sessionOf: async (req) => /session=([\w-]+)/.exec(req.headers.cookie ?? '')?.[1] ?? null,
  left: () => {},
  now: () => NOW,
})
const server = createServer((_, res) => res.end())
server.on('upgrade', (req, socket, head) => void live.upgrade(req, socket, head))
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
