import type { IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { Hocuspocus } from '@hocuspocus/server'
import type { Db, Transact } from '#db/transact.ts'
import { actorOfSession, type PersonActor } from '#domain/people/sessions.ts'
import { lookedAtDraft } from '#domain/revisions/looks.ts'
import { log } from '#lib/log.ts'
import type { LiveEditing } from '#lib/process.ts'
import { draftLog } from './draft-log.ts'
import { announce, liveHooks } from './live-hooks.ts'
import { LIMITS } from './live-limits.ts'
import { type LiveContext, type LiveSocket, liveSockets } from './live-sockets.ts'
import { openDrafts } from './open-drafts.ts'
import { presence } from './presence.ts'
import { type DraftName, nameOfDraft, parseDraftName, standing } from './standing.ts'
import { LATELY, writersIn } from './writers.ts'

type Options = {
  reads: Db
  transact: Transact
  isOwnOrigin(req: IncomingMessage): boolean
  sessionOf(req: IncomingMessage): Promise<string | null>
  /** Called when the last one has left a draft. */
  left(draft: DraftName): void
  now?: () => number
}

/**
 * Live editing. What a browser sends is proved (who, may they, is it of the schema), stored, and only then applied,
 * shown to the others and acknowledged. Sockets close with 4401 `signed-out`, 4409 `generation` or `schema`, 4400 and what was
 * wrong with an update, 1008 `limits`, 1013 `not-stored`, 1012 `restarting`; an opening is refused with one of
 * `signed-out`, `forbidden`, `not-found`, `generation`, `schema`, `limits`.
 */
export function liveEditing({ reads, transact, isOwnOrigin, sessionOf, left, now = Date.now }: Options) {
  const journal = draftLog(transact, now)
  const drafts = openDrafts(reads)
  const people = presence()
  let stopping = false

  /** What somebody has before them who leaves is what they saw last. While the server stops nobody leaves: the browsers come back. */
  async function wentAway({ reportId }: DraftName, actor: PersonActor): Promise<void> {
    try {
      if (!stopping) await transact((tx) => lookedAtDraft(tx, actor, reportId, now()))
    } catch (error) {
      log.warn('it was not noted what somebody saw', { report: reportId, person: actor.id }, error)
    }
  }

  const hocuspocus = new Hocuspocus<LiveContext>(liveHooks({ reads, journal, drafts, people, now, wentAway, left: (draft) => stopping || left(draft) }))

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
    writersIn: (reportId: string) =>
      [...hocuspocus.documents.values()]
        .filter(({ name }) => parseDraftName(name)?.reportId === reportId)
        .flatMap((document) => writersIn(document, (client) => people.busySince(client, now() - LATELY))),

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
