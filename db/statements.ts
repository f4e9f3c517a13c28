import { LRUCache } from 'lru-cache'
import type { Connection } from './connection.ts'

/** More than Host City has; lists of ids of many lengths make the rest. */
const MOST = 400

/**
 * A connection that prepares a statement once and hands it out again: preparing costs more than most statements
 * take to run. Drizzle asks for rows as arrays by switching the statement itself, so that each kind is kept apart.
 */
export function rememberingStatements(connection: Connection): Connection {
  const kept = new LRUCache<string, ReturnType<Connection['prepare']>>({ max: MOST })
  const statement = (source: string, raw: boolean) => {
    const key = `${raw ? 'raw' : 'row'} ${source}`
    const known = kept.get(key)
    if (known) return known
    const made = connection.prepare(source)
    if (raw) made.raw()
    kept.set(key, made)
    return made
  }
  const prepare = (source: string) => {
    const plain = statement(source, false)
    return {
      run: (...values: unknown[]) => plain.run(...values),
      all: (...values: unknown[]) => plain.all(...values),
      get: (...values: unknown[]) => plain.get(...values),
      raw: () => statement(source, true),
    }
  }
  return new Proxy(connection, {
    get: (target, name) => {
      if (name === 'prepare') return prepare
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
