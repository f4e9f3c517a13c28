import { setImmediate as turn } from 'node:timers/promises'

/**
 * Gives whoever waits for this thread their turn. One immediate is not enough: where this thread was just told something,
 * it comes before the next look at what else came in (Node's guide to the event loop: poll, then check).
 */
export async function othersFirst(): Promise<void> {
  await turn()
  await turn()
}
