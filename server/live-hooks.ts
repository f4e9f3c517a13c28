import type { Configuration } from '@hocuspocus/server'
import * as Y from 'yjs'
import type { Db } from '#db/transact.ts'
import { screenUpdate } from '#domain/drafts/screen.ts'
import { isAnothers } from '#domain/drafts/typists.ts'
import type { PersonActor } from '#domain/people/sessions.ts'
import { SCHEMA_VERSION } from '#domain/richtext/schema.ts'
import { log } from '#lib/log.ts'
import type { draftLog } from './draft-log.ts'
import { LIMITS } from './live-limits.ts'
import type { LiveContext } from './live-sockets.ts'
import type { openDrafts } from './open-drafts.ts'
import type { presence } from './presence.ts'
import { type DraftName, parseDraftName, type ReadOnly, standing } from './standing.ts'

type Options = {
  reads: Db
  journal: ReturnType<typeof draftLog>
  drafts: ReturnType<typeof openDrafts>
  people: ReturnType<typeof presence>
  left(draft: DraftName): unknown
  /** Called when a person has no window of a draft open any more. */
  wentAway(draft: DraftName, actor: PersonActor): Promise<unknown>
  now(): number
}

const SYNC_STEP_2 = 1
const UPDATE = 2

/** Closes a document's connection inside Hocuspocus, which prints what has a message and keeps quiet about this. */
const refusal = (code: number, reason: string) => ({ code, reason })

/** What happens with each message of a browser: it is proved and stored before Hocuspocus applies, shows and acknowledges it. */
export function liveHooks({ reads, journal, drafts, people, left, wentAway, now }: Options): Partial<Configuration<LiveContext>> {
  /** Proves a connection anew. Ends its socket where it has no standing any more. */
  function prove(context: LiveContext, draft: DraftName): ReadOnly {
    const found = standing(reads, context.socket.sessionId, draft, now())
    if (!found.ok) {
      const code = found.reason === 'signed-out' ? 4401 : 4409
      context.socket.end(code, found.reason)
      throw refusal(code, found.reason)
    }
    if (drafts.isStrange(draft.reportId)) {
      context.socket.end(4409, 'schema')
      throw refusal(4409, 'schema')
    }
    context.actor = found.actor
    return found.readOnly
  }

  return {
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
      const problem = screenUpdate(payload, document, (client) => isAnothers(reads, draft.reportId, client, actor.id))
      if (problem) {
        log.warn('an update was refused', { report: draft.reportId, person: actor.id, kind: problem.kind })
        socket.end(4400, problem.kind)
        throw refusal(4400, problem.kind)
      }
      people.wrote(`${connection.socketId} ${documentName}`, now())
      const refused = await journal.append(draft, payload, actor)
      if (!refused) return
      // The document's connection alone would close and the browser wait for ever: with a new socket it sends all again.
      socket.end(refused.code, refused.reason)
      throw refusal(refused.code, refused.reason)
    },

    async beforeHandleAwareness({ states, connection, socketId, documentName }) {
      if (!connection) return
      const { actor } = connection.context as LiveContext
      people.screen(states, { id: actor.id, name: actor.name }, `${socketId} ${documentName}`, now())
    },

    async onDisconnect({ document, documentName, context, socketId }) {
      people.forget(`${socketId} ${documentName}`)
      context.socket.documents.delete(documentName)
      const draft = parseDraftName(documentName)
      const { personId } = context.socket
      if (draft && !document.getConnections().some((other) => (other.context as LiveContext).socket.personId === personId)) await wentAway(draft, context.actor)
    },

    async afterUnloadDocument({ documentName }) {
      const draft = parseDraftName(documentName)
      if (draft) left(draft)
    },
  }
}

type Announced = { readOnly: boolean; sendStateless(payload: string): void }

/** Tells a browser when its draft turns read-only or back. */
export function announce(connection: Announced, readOnly: ReadOnly): void {
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
