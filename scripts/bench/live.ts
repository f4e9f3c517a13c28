import { setTimeout as sleep } from 'node:timers/promises'
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { SCHEMA_VERSION } from '#domain/richtext/schema.ts'
import { distribution, type Figure, ms, within } from './figures.ts'
import type { Running } from './process.ts'
import type { World } from './world.ts'

const CHANGES = 150

/** A letter typed by one person: when the server has acknowledged it, and when the other one sees it. */
export async function measureLive(host: Running, bare: Running, world: World): Promise<Figure[]> {
  const report = world.reports[3]
  if (!report) throw new Error('There is no report to write in')
  const [one, other] = await Promise.all([open(host, world, report.id), open(host, world, report.id)])
  const text = firstText(one.document)
  const acknowledged: number[] = []
  const seen: number[] = []
  for (let change = 0; change < CHANGES; change++) {
    const started = performance.now()
    const arrives = new Promise<void>((resolve) => other.document.once('update', () => resolve()))
    text.insert(0, 'x')
    await Promise.all([arrives.then(() => seen.push(performance.now() - started)), one.settled().then(() => acknowledged.push(performance.now() - started))])
    await sleep(5)
  }
  one.close()
  other.close()
  const echoes = await echo(bare)
  const figure = (what: string, times: number[]): Figure => ({
    what,
    figure: ms(distribution(times).p95),
    target: '150 ms',
    met: within(distribution(times).p95, 150),
    baseline: `${ms(distribution(echoes).p95)} for a message there and back on a bare socket`,
  })
  return [figure('letter acknowledged, p95', acknowledged), figure('letter seen by the other, p95', seen)]
}

async function open({ url }: Running, { cookie }: World, reportId: string) {
  class WithCookie extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie, origin: url } })
    }
  }
  const document = new Y.Doc()
  const websocketProvider = new HocuspocusProviderWebsocket({ url: `${url.replace('http', 'ws')}/live`, WebSocketPolyfill: WithCookie })
  const provider = new HocuspocusProvider({ websocketProvider, document, name: `draft.${reportId}.1`, token: JSON.stringify({ schema: SCHEMA_VERSION }) })
  const synced = new Promise<void>((resolve) => provider.on('synced', () => resolve()))
  provider.attach()
  await synced
  return {
    document,
    settled: () =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (provider.hasUnsyncedChanges) return
          provider.off('unsyncedChanges', look)
          resolve()
        }
        provider.on('unsyncedChanges', look)
        look()
      }),
    close() {
      provider.destroy()
      websocketProvider.destroy()
    },
  }
}

function firstText(document: Y.Doc): Y.XmlText {
  for (const block of document.getXmlFragment('body').toArray()) {
    const inner = block instanceof Y.XmlElement && block.nodeName === 'paragraph' ? block.get(0) : null
    if (inner instanceof Y.XmlText) return inner
  }
  throw new Error('The draft has no paragraph')
}

async function echo({ url }: Running): Promise<number[]> {
  const socket = new WebSocket(url.replace('http', 'ws'))
  await new Promise((resolve) => socket.once('open', resolve))
  const times: number[] = []
  for (let turn = 0; turn < CHANGES; turn++) {
    const started = performance.now()
    const back = new Promise((resolve) => socket.once('message', resolve))
    socket.send(Buffer.alloc(40))
    await back
    times.push(performance.now() - started)
    await sleep(5)
  }
  socket.close()
  return times
}
