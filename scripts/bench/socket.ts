import { setTimeout as sleep } from 'node:timers/promises'
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { SCHEMA_VERSION } from '#domain/richtext/schema.ts'
import { type Group, percentile, times as timesOf } from './figure.ts'
import type { Host, Report } from './host.ts'
import { asked, besides, ended } from './processes.ts'
import { cookieOf } from './signed-in.ts'

const WARM_UP = 15
const CHANGES = 150

type Editor = { provider: HocuspocusProvider; document: Y.Doc; leave(): void }

/** From a change in one browser to its being stored, acknowledged and seen in another, by the provider that the editor uses. */
export async function socketFigures(host: Host, { id }: Report, sessions: [string, string]): Promise<Group> {
  const [writer, other] = await Promise.all(sessions.map((session) => editor(host, `draft.${id}.1`, session)))
  if (!writer || !other) throw new Error('Two are needed.')
  let bytes = 0
  writer.document.on('update', (update: Uint8Array) => {
    bytes = update.length
  })
  const line = lineOf(writer.document)
  const taken: number[] = []
  for (let run = 0; run < WARM_UP + CHANGES; run++) {
    const seen = new Promise((resolve) => other.document.once('update', resolve))
    const acknowledged = new Promise<void>((resolve) => {
      const heard = ({ number }: { number: number }) => {
        if (number > 0) return
        writer.provider.off('unsyncedChanges', heard)
        resolve()
      }
      writer.provider.on('unsyncedChanges', heard)
    })
    const begun = performance.now()
    line.insert(line.length, ` w${run}`)
    await Promise.all([seen, acknowledged])
    if (run >= WARM_UP) taken.push(performance.now() - begun)
    // Off the beat of what the server does at intervals.
    await sleep(20 + ((run * 7) % 31))
  }
  if (
    !lineOf(other.document)
      .toString()
      .endsWith(` w${WARM_UP + CHANGES - 1}`)
  )
    throw new Error('The other does not see what was written.')
  for (const each of [writer, other]) each.leave()
  const echoed = await echoes(bytes)
  return {
    name: 'Changes of an open draft, over the socket',
    figures: [
      {
        what: 'acknowledged and seen by the other, p50 / p95',
        measured: timesOf(taken, 0.5, 0.95),
        target: 'p95 under 150 ms',
        met: percentile(taken, 0.95) < 150,
        baseline: `${timesOf(echoed, 0.5, 0.95)} echo of as many bytes`,
        samples: `${CHANGES} changes`,
      },
    ],
  }
}

/** What a browser does, without one. */
async function editor(host: Host, name: string, session: string): Promise<Editor> {
  const { port } = host
  const cookie = await cookieOf(host, session)
  class OwnSocket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie, origin: `http://127.0.0.1:${port}` } })
    }
  }
  const websocketProvider = new HocuspocusProviderWebsocket({ url: `ws://127.0.0.1:${port}/live`, WebSocketPolyfill: OwnSocket })
  const document = new Y.Doc()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const provider = new HocuspocusProvider({
    websocketProvider,
    document,
    name,
    token: JSON.stringify({ schema: SCHEMA_VERSION }),
    onSynced: () => resolve(),
    onAuthenticationFailed: ({ reason }) => reject(new Error(`The draft was not opened: ${reason}.`)),
  })
  provider.attach()
  const leave = () => {
    provider.destroy()
    websocketProvider.destroy()
  }
  await promise
  return { provider, document, leave }
}

/** The text of the first paragraph of a draft. */
function lineOf(document: Y.Doc): Y.XmlText {
  const blocks = document.getXmlFragment('body').toArray()
  const paragraph = blocks.find((block) => block instanceof Y.XmlElement && block.nodeName === 'paragraph')
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('The draft has no paragraph to write in.')
  return text
}

/** The baseline: a message of as many bytes to a bare server and back. */
async function echoes(bytes: number): Promise<number[]> {
  const bare = besides(new URL('./bare-server.ts', import.meta.url))
  const socket = new WebSocket(`ws://127.0.0.1:${await asked<number>(bare, { headers: [], body: '' })}`)
  await new Promise((resolve) => socket.once('open', resolve))
  const taken: number[] = []
  for (let run = 0; run < WARM_UP + CHANGES; run++) {
    const begun = performance.now()
    const back = new Promise((resolve) => socket.once('message', resolve))
    socket.send(Buffer.alloc(bytes))
    await back
    if (run >= WARM_UP) taken.push(performance.now() - begun)
  }
  socket.close()
  await ended(bare)
  return taken
}
