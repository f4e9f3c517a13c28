import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import * as Y from 'yjs'
import { BODY } from '#domain/drafts/fragments.ts'
import { SCHEMA_VERSION } from '#domain/richtext/schema.ts'
import { Acknowledgements } from './acknowledgements.ts'
import { copyName, discardCopy, keepLocalCopy, type Place } from './local-copy.ts'
import type { Connection, Lock } from './status.ts'

export type LiveDraft = ReturnType<typeof openDraft>

/** Why the draft is locked, by the word with which the server refuses it or closes the socket. */
const locks: Record<string, Lock['reason']> = {
  schema: 'newer-program',
  generation: 'draft-replaced',
  'signed-out': 'signed-out',
  forbidden: 'not-allowed',
  'not-found': 'gone',
}

/** Codes with which the server closes a socket for good: no right to be there, a draft that is no more, a change that it refuses. */
const SIGNED_OUT = 4401
const NO_STANDING = 4409
const REFUSED = 4400

/**
 * Opens a draft: from this device's copy and from the server, whichever comes first, and keeps all three together.
 * `subscribe` and `connection` give what is known of the way to the server; `statusOf` makes words of it.
 */
export function openDraft(place: Place) {
  const document = new Y.Doc()
  const listeners = new Set<() => void>()
  let owed = new Acknowledgements()
  let socket: WebSocket | null = null
  let closed = false
  let ended = false
  let state: Connection = {
    opened: false,
    online: navigator.onLine,
    connected: false,
    changes: 0,
    waitingSince: Date.now(),
    apartSince: null,
    savedAt: null,
    kept: 'indexedDB' in globalThis ? 'writing' : 'no',
    lock: null,
  }

  const set = (change: Partial<Connection>) => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  /** The socket itself counts what it carries, so that nothing in between can be taken for sent or answered. */
  class Counted extends WebSocket {
    constructor(url: string | URL) {
      super(url)
      socket = this
      owed = new Acknowledgements()
      this.addEventListener('message', ({ data }) => {
        if (socket !== this || this.readyState !== WebSocket.OPEN) return
        heard(owed.received(new Uint8Array(data as ArrayBuffer)))
      })
    }
    override send(data: Uint8Array<ArrayBuffer>) {
      if (socket !== this || owed.sends(data)) super.send(data)
    }
  }

  const heard = (answered: boolean) => {
    const now = Date.now()
    if (owed.settled && state.connected && !answered) return
    if (owed.settled) set({ connected: true, changes: 0, waitingSince: null, apartSince: null, ...((answered || !state.connected) && { savedAt: now }) })
    else if (answered) set({ changes: Math.min(state.changes, Math.max(owed.owed, 1)), waitingSince: now })
  }

  /** A provider that was let go would connect once more: its next try is on its way when the socket closes. */
  class Line extends HocuspocusProviderWebsocket {
    override async connect() {
      if (!ended) await super.connect()
    }
  }

  const websocketProvider = new Line({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`,
    WebSocketPolyfill: Counted,
    delay: 500,
    minDelay: 500,
    maxDelay: 5_000,
  })
  const provider = new HocuspocusProvider({
    websocketProvider,
    document,
    name: `draft.${place.report}.${place.generation}`,
    token: JSON.stringify({ schema: SCHEMA_VERSION }),
    onSynced: () => set({ opened: true }),
    onAuthenticationFailed: ({ reason }) => end(locks[reason] ?? 'not-allowed'),
    onStateless: ({ payload }) => told(JSON.parse(payload) as { readOnly?: string | null }),
    onClose: ({ event }) => {
      if (closed) return
      // The server let go of the draft and not of the socket; a new socket begins it anew.
      if (event.code === 1000 && socket?.readyState === WebSocket.OPEN) socket.close()
      const now = Date.now()
      set({ connected: false, apartSince: state.apartSince ?? state.waitingSince ?? now })
      if (event.code === SIGNED_OUT) end('signed-out')
      else if (event.code === REFUSED) end('refused')
      else if (event.code === NO_STANDING && locks[event.reason]) end(locks[event.reason] ?? 'gone')
      else if (event.code === 1006) void askWhetherSignedOut()
    },
  })
  provider.attach()

  /** A browser does not tell a refused socket from a dead server: the page's own address does. */
  const askWhetherSignedOut = async () => {
    const answer = await fetch(location.href, { method: 'HEAD', redirect: 'manual', cache: 'no-store' }).catch(() => null)
    if (answer?.type === 'opaqueredirect') end('signed-out')
  }

  /** For good: the copy stays on this device, and nothing more is sent. */
  const end = (reason: Lock['reason']) => {
    if (closed || ended) return
    ended = true
    websocketProvider.disconnect()
    set({ lock: { reason, at: Date.now() } })
  }

  /** For as long as the server says so. What was typed meanwhile was refused, so that a new socket must bring it again. */
  const told = ({ readOnly }: { readOnly?: string | null }) => {
    if (readOnly === undefined || ended) return
    if (readOnly === null && state.lock) socket?.close()
    set({ lock: readOnly === null ? null : { reason: readOnly === 'archived' ? 'archived' : 'not-allowed', at: Date.now() } })
  }

  const copy = keepLocalCopy(document, place, (kept) => set({ kept }))
  void copy.read.then(() => {
    // An empty copy is no draft: it might only mean that this device has never seen it.
    if (document.getXmlFragment(BODY).length > 0) set({ opened: true })
  })

  document.on('update', (_update, origin) => {
    if (origin === provider || closed) return
    set({ changes: state.changes + 1, waitingSince: state.waitingSince ?? Date.now() })
  })

  const online = () => {
    set({ online: true })
    if (!ended) void websocketProvider.connect()
  }
  const offline = () => set({ online: false, apartSince: state.apartSince ?? Date.now() })
  addEventListener('online', online)
  addEventListener('offline', offline)

  return {
    document,
    provider,
    connection: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** Waits until the server has everything, and says whether that came true in time. */
    settled(within: number): Promise<boolean> {
      const done = () => state.connected && state.changes === 0
      if (done()) return Promise.resolve(true)
      return new Promise((resolve) => {
        const end = (answer: boolean) => {
          clearTimeout(timer)
          listeners.delete(look)
          resolve(answer)
        }
        const timer = setTimeout(() => end(false), within)
        const look = () => done() && end(true)
        listeners.add(look)
      })
    },
    /** Gives up what only this device has, and begins again from the server. */
    async startAnew() {
      copy.close()
      await discardCopy(copyName(place))
      location.reload()
    },
    close() {
      closed = true
      ended = true
      removeEventListener('online', online)
      removeEventListener('offline', offline)
      provider.destroy()
      websocketProvider.destroy()
      copy.close()
      listeners.clear()
    },
  }
}
