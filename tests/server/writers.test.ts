import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { LATELY } from '#server/writers.ts'
import { NOW } from '../support/clock.ts'
import { browser, type LiveWorld, liveWorld, type } from './live-world.ts'

type Client = ReturnType<typeof browser>

/** Puts the caret, or a selection, of a browser into its copy, as the editor does. */
function stand(client: Client, from: Y.XmlText, to = from): void {
  const place = (text: Y.XmlText) => Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, 0))
  client.provider.setAwarenessField('cursor', { anchor: place(from), head: place(to) })
}

const lineOf = (block: unknown) => (block as Y.XmlElement).get(0) as Y.XmlText
const idOf = (block: unknown) => (block as Y.XmlElement).getAttribute('id') ?? ''
const seen = (world: LiveWorld) => world.live.writersIn(world.report.id)

async function tomIn(world: LiveWorld) {
  const tom = await world.editor({ name: 'Tom Okafor' })
  const client = browser(world, { ...tom, user: { color: '#111111' } })
  await client.synced()
  return { tom, client, entry: (blockId: string) => ({ personId: tom.id, name: 'Tom Okafor', blockId }) }
}

describe('who writes in a draft', () => {
  it('is whose caret stands in it, with its block; nobody, where it is not open', async () => {
    const world = await liveWorld()
    expect(seen(world)).toEqual([])
    const { client, entry } = await tomIn(world)
    expect(seen(world)).toEqual([])
    stand(client, lineOf(client.body.get(1)))
    await vi.waitUntil(() => seen(world).length > 0)
    expect(seen(world)).toEqual([entry(idOf(client.body.get(1)))])
    expect(world.live.writersIn('another')).toEqual([])
  })

  it('stands in each block of a selection, and in the standfirst', async () => {
    const world = await liveWorld()
    const { client, entry } = await tomIn(world)
    stand(client, lineOf(client.body.get(1)), lineOf(client.body.get(0)))
    await vi.waitUntil(() => seen(world).length > 1)
    expect(seen(world)).toEqual([entry(idOf(client.body.get(0))), entry(idOf(client.body.get(1)))])
    stand(client, lineOf(client.document.getXmlFragment('standfirst').get(0)))
    await vi.waitUntil(() => seen(world)[0]?.blockId === 'standfirst')
    expect(seen(world)).toEqual([entry('standfirst')])
  })

  it('is nobody who has left, or whose caret has neither moved nor written for minutes', async () => {
    let now = NOW
    const world = await liveWorld({ now: () => now })
    const { client, entry } = await tomIn(world)
    stand(client, lineOf(client.body.get(1)))
    await vi.waitUntil(() => seen(world).length > 0)
    now += LATELY + 1
    expect(seen(world)).toEqual([])
    type(client.body, 'A word more.')
    await vi.waitUntil(() => seen(world).length > 0)
    expect(seen(world)).toEqual([entry(idOf(client.body.get(1)))])
    client.leave()
    await vi.waitUntil(() => seen(world).length === 0)
  })

  it('is nobody where a caret points to nothing', async () => {
    const world = await liveWorld()
    const { client } = await tomIn(world)
    client.provider.setAwarenessField('cursor', { anchor: { type: { client: 7, clock: -1 } }, head: { item: { client: 7, clock: 99 } } })
    type(client.body, 'After the noise.')
    await vi.waitUntil(() => world.stored().getXmlFragment('body').toString().includes('After the noise.'))
    expect(seen(world)).toEqual([])
  })
})
