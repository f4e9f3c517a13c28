import type { IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { Hocuspocus } from '@hocuspocus/server'
import * as Y from 'yjs'
import type { Db, Transact } from '#db/transact.ts'
import { screenUpdate } from '#domain/drafts/screen.ts'
import { actorOfSession } from '#domain/people/sessions.ts'
import { SCHEMA_VERSION } from '#domain/richtext/schema.ts'
import { log } from '#lib/log.ts'
import type { LiveEditing } from '#lib/process.ts'
import { draftLog, notWritable } from './draft-log.ts'
import { LIMITS } from './live-limits.ts'
import { type LiveContext, type LiveSocket, liveSockets } from './live-sockets.ts'
import { openDrafts } from './open-drafts.ts'
import { presence } from './presence.ts'
import { type DraftName, nameOfDraft, parseDraftName, type ReadOnly, standing } from './standing.ts'

type Options = {
  reads: Db
  transact: Transact
  isOwnOrigin(req: IncomingMessage): boolean
  sessionOf(req: IncomingMessage): Promise<string | null>
  /** Called when the last one has left a draft. */
  left(draft: DraftName): void
  now?: () => number
}

const SYNC_STEP_2 = 1
const UPDATE = 2

/** Closes a document's connection inside Hocuspocus, which prints what has a message and keeps quiet about this. */
const refusal = (code: number, reason: string) => ({ code, reason })

/**
 * Live editing. What a browser sends is proved (who, may they, is it of the schema), stored, and only then applied,
 * shown to the others and acknowledged. Sockets close with 4401 `signed-out`, 4409 `generation`, 4400 and what was
 * wrong with an update, 1008 `limits`, 1013 `not-stored`, 1012 `restarting`; an opening is refused with one of
 * `signed-out`, `forbidden`, `not-found`, `generation`, `schema`, `limits`.
 */
export function liveEditing({ reads, transact, isOwnOrigin, sessionOf, left, now = Date.now }: Options) {
  const journal = draftLog(transact, now)
  const drafts = openDrafts(reads)
  const people = presence()
  let stopping = false

  /** Proves a connection anew. Ends its socket where it has no standing any more. */
  function prove(context: LiveContext, draft: DraftName): ReadOnly {
    const found = standing(reads, context.socket.sessionId, draft, now())
    if (!found.ok) {
      const code = found.reason === 'signed-out' ? 4401 : 4409
      context.socket.end(code, found.reason)
      throw refusal(code, found.reason)
    }
    context.actor = found.actor
    return found.readOnly
  }

  const hocuspocus = new Hocuspocus<LiveContext>({
    quiet: true,
    maxUnauthenticatedQueueSize: LIMITS.messageBytes,
    maxPendingDocuments: LIMITS.draftsPerSocket,

    async onAuthenticate({ context, documentName, token, connectionConfig }) {
      const draft = parseDraftName(documentName)
      if (!draft) throw { reason: 'not-found' }
      if (schemaOf(token) !== SCHEMA_VERSION) throw { reason: 'schema' }
      const found = standing(reads, context.socket.sessionId, draft, now())
      if (!found.ok) throw { reason: found.reason }
      const { documents } = context.socket
      if (!documents.has(documentName) && documents.size >= LIMITS.draftsPerSocket) throw { reason: 'limits' }
      documents.add(documentName)
      connectionConfig.readOnly = found.readOnly !== null
    },

    async onLoadDocument({ documentName, document }) {
      const draft = parseDraftName(documentName)
      if (draft) drafts.add(draft, document)
    },

    async connected({ connection, context, documentName }) {
      const draft = parseDraftName(documentName)
      const readOnly = draft && prove(context, draft)
      if (readOnly) connection.sendStateless(JSON.stringify({ readOnly }))
    },

    async beforeHandleMessage({ connection, context, documentName }) {
      const draft = parseDraftName(documentName)
      if (!draft || context.socket.isEnded()) throw refusal(1000, 'closed')
      announce(connection, prove(context, draft))
    },

    async beforeSync({ type, payload, document, documentName, connection }) {
      if ((type !== SYNC_STEP_2 && type !== UPDATE) || connection.readOnly) return
      const { socket, actor } = connection.context as LiveContext
      const draft = parseDraftName(documentName)
      if (!draft) return
      // Every reconnect repeats all deletions: what is known already is not stored again.
      if (type === SYNC_STEP_2 && isKnown(document, payload)) return
      const problem = screenUpdate(payload, document)
      if (problem) {
        log.warn('an update was refused', { report: draft.reportId, person: actor.id, kind: problem.kind })
        socket.end(4400, problem.kind)
        throw refusal(4400, problem.kind)
      }
      try {
        await journal.append(draft, payload, actor.id)
      } catch (error) {
        if (error !== notWritable) log.error('an update was not stored', error, { report: draft.reportId })
        // The document's connection alone would close and the browser wait for ever: it comes back and sends all again.
        const { code, reason } = error === notWritable ? notWritable : { code: 1013, reason: 'not-stored' }
        socket.end(code, reason)
        throw refusal(code, reason)
      }
    },

    async beforeHandleAwareness({ states, connection, socketId, documentName }) {
      if (!connection) return
      const { actor } = connection.context as LiveContext
      people.screen(states, { id: actor.id, name: actor.name }, `${socketId} ${documentName}`)
    },

    async onDisconnect({ documentName, context, socketId }) {
      people.forget(`${socketId} ${documentName}`)
      context.socket.documents.delete(documentName)
    },

    async afterUnloadDocument({ documentName }) {
      const draft = parseDraftName(documentName)
      if (draft && !stopping) left(draft)
    },
  })

  const line = liveSockets({
    isOwnOrigin,
    now,
    async actorOf(req) {
      const sessionId = stopping ? null : await sessionOf(req)
      return sessionId ? actorOfSession(reads, sessionId, now()) : null
    },
    connect(ws, context) {
      const client = hocuspocus.handleConnection(ws, new Request('http://live/'), context)
      // What arrives while stopping is neither stored nor acknowledged: the browser keeps it and sends it again.
      return { receive: (data) => stopping || client.handleMessage(data), closed: (code, reason) => client.handleClose({ code, reason }) }
    },
  })

  const endAll = (code: number, reason: string, which: (socket: LiveSocket) => boolean) => {
    for (const socket of line.sockets) if (which(socket)) socket.end(code, reason)
  }
  const connections = () => [...hocuspocus.documents.values()].flatMap((document) => document.getConnections())

  const editing = {
    upgrade: line.upgrade,
    documents: () => drafts.names().map(nameOfDraft),
    isOpen: drafts.isOpen,
    closeSessions: (sessionIds: readonly string[]) => endAll(4401, 'signed-out', (socket) => sessionIds.includes(socket.sessionId)),
    closePerson: (personId: string) => endAll(4401, 'signed-out', (socket) => socket.personId === personId),
    catchUp: drafts.catchUp,

    /** Ends the sockets that lost their standing, and tells the others when they may write or not. */
    sweep(): void {
      endAll(4401, 'signed-out', ({ sessionId }) => !actorOfSession(reads, sessionId, now()))
      endAll(1008, 'limits', (socket) => socket.unsent() > LIMITS.unsentBytes)
      for (const connection of connections()) {
        const draft = parseDraftName(connection.document.name)
        const context = connection.context as LiveContext
        if (!draft || context.socket.isEnded()) continue
        const found = standing(reads, context.socket.sessionId, draft, now())
        if (found.ok) announce(connection, found.readOnly)
        else context.socket.end(4409, found.reason)
      }
    },

    /** Stores and acknowledges what has arrived, then closes all sockets. */
    async stop(): Promise<void> {
      stopping = true
      const busy = connections().map((connection) => connection.waitForPendingMessages())
      await Promise.race([Promise.all(busy), sleep(2_000, undefined, { ref: false })])
      endAll(1012, 'restarting', () => true)
      for (const deadline = performance.now() + 1_000; line.sockets.size > 0 && performance.now() < deadline; ) await sleep(10)
    },
  }
  return editing satisfies LiveEditing
}

type Announced = { readOnly: boolean; sendStateless(payload: string): void }

/** Tells a browser when its draft turns read-only or back. */
function announce(connection: Announced, readOnly: ReadOnly): void {
  if (connection.readOnly === (readOnly !== null)) return
  connection.readOnly = readOnly !== null
  connection.sendStateless(JSON.stringify({ readOnly }))
}

function isKnown(document: Y.Doc, payload: Uint8Array): boolean {
  try {
    return Y.snapshotContainsUpdate(Y.snapshot(document), payload)
  } catch {
    // Nonsense is not known; the screen refuses it.
    return false
  }
}

function schemaOf(token: string): unknown {
  try {
    return (JSON.parse(token) as { schema?: unknown } | null)?.schema
  } catch {
    return null
  }
}
