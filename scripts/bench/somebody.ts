/* Somebody else, in a process of their own, so that what the bench does itself never counts as a wait for the server. Told where, they ask again and again; told nothing, they give how long each answer took. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Ask, client, strictly } from './asking.ts'

/** Begins with a port and a path, ends without. */
export type Told = { port?: number; path?: string }

/** Milliseconds between two: who asks without a pause is no somebody but a load, and what it throws away is collected in pauses of its own. */
const PAUSE = 2

let going: Promise<number[]> | null = null
let over = false

process.on('message', async ({ port, path }: Told) => {
  over = port === undefined
  if (port === undefined || path === undefined) return process.send?.(await going)
  const ask = strictly(client(port))
  await ask('GET', path)
  going = askingOn(ask, path)
  process.send?.('begun')
})
process.on('disconnect', () => process.exit(0))

async function askingOn(ask: Ask, path: string): Promise<number[]> {
  const waits: number[] = []
  while (!over) {
    const begun = performance.now()
    await ask('GET', path)
    waits.push(performance.now() - begun)
    await sleep(PAUSE)
  }
  return waits
}
