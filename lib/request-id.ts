import { AsyncLocalStorage } from 'node:async_hooks'
import { once } from './registry.ts'

const running = once('requests', () => new AsyncLocalStorage<string>())

/** Does `work` for a request: whatever is logged meanwhile carries the request's id. */
export const during = <T>(id: string, work: () => T): T => running().run(id, work)

/** The id of the request that is being answered, or null where nobody asked: timed work, a socket, a command. */
export const requestId = (): string | null => running().getStore() ?? null
