type State = Record<string, unknown>
/** `busyAt`: when the caret last moved or something was typed there, in UTC milliseconds. */
type Owner = { person: string; connection: string; cursor: string; busyAt: number }

const LARGEST_STATE = 4_000
const STATES_PER_CONNECTION = 4

/**
 * Who is shown in a draft. A browser says where its caret is; who it is says the server, so that nobody writes
 * under another name. A state belongs to the connection that brought it first, or to the same person coming back.
 */
export function presence() {
  const owners = new Map<number, Owner>()

  return {
    /** Takes out of `states` what this connection may not say, and puts the right name on the rest. */
    screen(states: Map<number, State>, person: { id: string; name: string }, connection: string, now: number): void {
      for (const [client, state] of states) {
        const owner = owners.get(client)
        const mine = owner ? owner.person === person.id : count(owners, connection) < STATES_PER_CONNECTION
        const shown = mine ? shownState(state, person) : null
        if (!shown) {
          states.delete(client)
          continue
        }
        // A browser repeats what it said every few seconds: only another place is a sign of life.
        const cursor = JSON.stringify(shown.cursor)
        owners.set(client, { person: person.id, connection, cursor, busyAt: owner?.cursor === cursor ? owner.busyAt : now })
        states.set(client, shown)
      }
    },
    /** Notes that a connection brought something typed: at the end of a line the caret's place stays the same. */
    wrote(connection: string, now: number): void {
      for (const owner of owners.values()) if (owner.connection === connection) owner.busyAt = now
    },
    /** Whether the caret of a client moved, or wrote, at this moment or later. */
    busySince: (client: number, moment: number): boolean => (owners.get(client)?.busyAt ?? 0) >= moment,
    forget(connection: string): void {
      for (const [client, owner] of owners) if (owner.connection === connection) owners.delete(client)
    },
  }
}

const count = (owners: Map<number, Owner>, connection: string): number => [...owners.values()].filter((owner) => owner.connection === connection).length

function shownState(state: State, person: { id: string; name: string }): State | null {
  if (JSON.stringify(state).length > LARGEST_STATE) return null
  const said = typeof state.user === 'object' && state.user !== null ? (state.user as State) : {}
  const color = typeof said.color === 'string' && /^#[0-9a-f]{6}$/i.test(said.color) ? said.color : '#4b5563'
  const plain = Object.entries(state).filter(([key, value]) => key !== 'user' && key !== 'cursor' && /^(string|number|boolean)$/.test(typeof value))
  return { ...Object.fromEntries(plain), user: { id: person.id, name: person.name, color }, cursor: shownCursor(state.cursor) }
}

function shownCursor(cursor: unknown): State | null {
  if (typeof cursor !== 'object' || cursor === null) return null
  const { anchor, head } = cursor as State
  return isPosition(anchor) && isPosition(head) ? { anchor, head } : null
}

/** A relative position as Yjs writes it: a malformed one would stop the editors of the others. */
function isPosition(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { type, tname, item, assoc, ...rest } = value as State
  const isText = tname === undefined || tname === null || (typeof tname === 'string' && tname.length <= 40)
  return isId(type) && isId(item) && isText && (assoc === undefined || Number.isInteger(assoc)) && Object.keys(rest).length === 0
}

function isId(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value !== 'object') return false
  const { client, clock, ...rest } = value as State
  return Number.isInteger(client) && Number.isInteger(clock) && Object.keys(rest).length === 0
}
