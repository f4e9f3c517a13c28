import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { HOST } from '#domain/drafts/fragments.ts'
import { readDraft } from '#domain/drafts/read.ts'
import { LIMITS } from '#server/live-limits.ts'
import { browser, type LiveWorld, liveWorld, type } from './live-world.ts'

beforeEach(() => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  vi.spyOn(console, 'error').mockReturnValue()
})

/** Everyone else goes on: the draft opens, holds what it held, and takes a word. */
async function othersGoOn(world: LiveWorld, before: unknown): Promise<void> {
  expect(world.rows()).toEqual(before)
  expect(readDraft(world.reads, world.report.id).ok).toBe(true)
  const other = browser(world, await world.editor())
  await other.synced()
  type(other.body, 'Everyone else goes on.')
  await other.saved()
}

const element = (name: string, attributes: Record<string, unknown> = {}, children: (Y.XmlElement | Y.XmlText)[] = []) => {
  const made = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string)
  made.insert(0, children)
  return made
}

const nested = (depth: number): Y.XmlElement => {
  const outermost = element('callout')
  let inner = outermost
  for (let at = 0; at < depth; at++) {
    const next = element('callout')
    inner.insert(0, [next])
    inner = next
  }
  return outermost
}

const marked = (marks: Record<string, unknown>) => {
  const text = new Y.XmlText()
  text.insert(0, 'press here', marks)
  return element('paragraph', {}, [text])
}

describe('an update that is not of the schema', () => {
  it.each<[string, string, (body: Y.XmlFragment, document: Y.Doc) => void]>([
    ['an unknown node', 'unknown-node', (body) => body.insert(0, [element('script')])],
    ['an unknown node deep inside', 'unknown-node', (body) => body.insert(0, [element('callout', {}, [element('paragraph'), element('iframe')])])],
    ['an unknown mark', 'unknown-mark', (body) => body.insert(0, [marked({ onclick: {} })])],
    ['an unknown attribute', 'unknown-attribute', (body) => body.insert(0, [element('paragraph', { style: 'position:fixed' })])],
    [
      'a cell that spans a billion columns',
      'bad-value',
      (body) => body.insert(0, [element('table', {}, [element('tableRow', {}, [element('tableCell', { colspan: 1e9 })])])]),
    ],
    ['a link that runs a script', 'bad-value', (body) => body.insert(0, [marked({ link: { href: 'javascript:alert(1)' } })])],
    ['a link with more to it than an address', 'bad-value', (body) => body.insert(0, [marked({ link: { href: 'https://a.example', target: '_top' } })])],
    ['a heading of level 9', 'bad-value', (body) => body.insert(0, [element('heading', { level: 9 })])],
    ['a body a hundred deep', 'too-deep', (body) => body.insert(0, [nested(100)])],
    ['another root', 'unknown-node', (_, document) => document.getXmlFragment('elsewhere').insert(0, [element('paragraph')])],
    ['something that is no text', 'unknown-node', (_, document) => document.getMap('more').set('a', 1)],
  ])('%s is refused, and nobody else sees it', async (_, reason, write) => {
    const world = await liveWorld()
    const client = browser(world, await world.editor())
    await client.synced()
    const before = world.rows()
    write(client.body, client.document)
    await client.closed()
    expect(client.seen.closed[0]?.[0]).toBe(4400)
    expect(client.seen.closed[0]?.[1]).toBe(reason)
    client.leave()
    await othersGoOn(world, before)
  })

  it('is refused when it comes with an offline copy', async () => {
    const world = await liveWorld()
    const document = new Y.Doc()
    document.getXmlFragment('body').insert(0, [element('script')])
    const before = world.rows()
    const client = browser(world, { ...(await world.editor()), document })
    await client.closed()
    expect(client.seen.closed[0]).toEqual([4400, 'unknown-node'])
    client.leave()
    await othersGoOn(world, before)
  })
})

/** A message as the protocol has it: the document's name, a kind, then what is given. */
function message(world: LiveWorld, kind: number, ...rest: number[]): Uint8Array {
  const name = new TextEncoder().encode(world.name)
  return Uint8Array.from([name.length, ...name, kind, ...rest])
}

const SYNC = 0
const UPDATE = 2

describe('bytes that are no update', () => {
  it.each<[string, (world: LiveWorld) => Uint8Array]>([
    ['nothing', () => new Uint8Array()],
    ['a name alone', (world) => message(world, SYNC).slice(0, -1)],
    ['a kind that there is not', (world) => message(world, 99)],
    ['an update of noise', (world) => message(world, SYNC, UPDATE, 8, 255, 254, 253, 252, 1, 2, 3, 4)],
    ['an update that promises more than it brings', (world) => message(world, SYNC, UPDATE, 100, 1)],
    ['a presence of noise', (world) => message(world, 1, 4, 255, 255, 255, 255)],
    ['a message for the servers of a cluster', (world) => message(world, 6, 1, 65)],
    ['noise', () => Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7_919) % 251)],
  ])('%s harms nobody', async (_, bytes) => {
    const world = await liveWorld()
    const client = browser(world, await world.editor())
    await client.synced()
    const before = world.rows()
    client.send(bytes(world))
    // The server reads in order: once this word is answered or the socket closed, the bytes were dealt with.
    await othersGoOn(world, before)
  })

  it('are not taken as text', async () => {
    const world = await liveWorld()
    const client = browser(world, await world.editor())
    await client.synced()
    client.sendText('hello')
    await client.closed()
    expect(client.seen.closed[0]).toEqual([1003, 'binary-only'])
  })

  it('are not taken beyond a size', async () => {
    const world = await liveWorld()
    const client = browser(world, await world.editor())
    await client.synced()
    const before = world.rows()
    client.send(new Uint8Array(LIMITS.messageBytes + 1))
    await client.closed()
    client.leave()
    await othersGoOn(world, before)
  })
})

describe('a flood', () => {
  it('of messages closes the socket that it comes from, and no other', async () => {
    const world = await liveWorld()
    const client = browser(world, await world.editor())
    await client.synced()
    const before = world.rows()
    for (let sent = 0; sent < LIMITS.messages.burst + 10; sent++) client.send(message(world, 3))
    await client.closed()
    expect(client.seen.closed[0]).toEqual([1008, 'limits'])
    client.leave()
    await othersGoOn(world, before)
  })

  it('of sockets is refused', async () => {
    const world = await liveWorld()
    const { session } = await world.editor()
    const sockets = Array.from({ length: LIMITS.socketsPerPerson }, () => browser(world, { session }))
    await Promise.all(sockets.map((each) => each.synced()))
    const one = browser(world, { session })
    await vi.waitUntil(() => one.seen.status === 429)
  })

  it('of presence is cut to what a caret needs', async () => {
    const world = await liveWorld()
    const loud = browser(world, { ...(await world.editor()), user: { color: '#111111' } })
    const other = browser(world, await world.editor())
    await Promise.all([loud.synced(), other.synced()])
    await vi.waitUntil(() => other.provider.awareness?.getStates().has(loud.document.clientID))
    loud.provider.setAwarenessField('noise', 'x'.repeat(100_000))
    loud.provider.setAwarenessField('cursor', { anchor: 'nowhere', head: {} })
    type(loud.body, 'After the noise.')
    await vi.waitUntil(() => other.body.toString().includes('After the noise.'))
    const state = other.provider.awareness?.getStates().get(loud.document.clientID)
    expect(JSON.stringify(state).length).toBeLessThan(300)
  })
})

describe('an update whose pieces are of the schema, but not where they stand', () => {
  const brought = (write: (document: Y.Doc) => void) => {
    const document = new Y.Doc()
    write(document)
    return document
  }
  const paragraphIn = (document: Y.Doc) => {
    const paragraph = new Y.XmlElement('paragraph')
    document.getXmlFragment('body').insert(0, [paragraph])
    return paragraph
  }

  it.each<[string, string, () => Y.Doc]>([
    ['letters among nodes', 'out-of-place', () => brought((document) => Y.Text.prototype.insert.call(document.get('body'), 0, 'loose'))],
    ['letters in a node that holds texts', 'out-of-place', () => brought((document) => Y.Text.prototype.insert.call(paragraphIn(document), 0, 'loose'))],
    [
      'a node among letters',
      'out-of-place',
      () =>
        brought((document) => {
          const text = new Y.XmlText()
          paragraphIn(document).insert(0, [text])
          Y.XmlFragment.prototype.insert.call(text, 0, [new Y.XmlElement('hardBreak')])
        }),
    ],
  ])('%s: it is refused', async (_, reason, make) => {
    const world = await liveWorld()
    const before = world.rows()
    const client = browser(world, { ...(await world.editor()), document: make() })
    await client.closed()
    expect(client.seen.closed[0]).toEqual([4400, reason])
    client.leave()
    await othersGoOn(world, before)
  })

  it('a change under the number of Host City itself is refused', async () => {
    const world = await liveWorld()
    const before = world.rows()
    const client = browser(world, await world.editor())
    await client.synced()
    client.document.clientID = HOST
    paragraphIn(client.document)
    await client.closed()
    expect(client.seen.closed[0]).toEqual([4400, 'forged'])
    client.leave()
    await othersGoOn(world, before)
  })

  it('a deletion of what nobody has written yet is refused', async () => {
    const world = await liveWorld()
    const before = world.rows()
    const client = browser(world, await world.editor())
    await client.synced()
    // No structs; one client, number 1, with one range of 1,000 from 100,000 on.
    const deletion = [0, 1, 1, 1, 0xa0, 0x8d, 0x06, 0xe8, 0x07]
    client.send(message(world, SYNC, UPDATE, deletion.length, ...deletion))
    await client.closed()
    expect(client.seen.closed[0]).toEqual([4400, 'out-of-order'])
    client.leave()
    await othersGoOn(world, before)
  })
})
