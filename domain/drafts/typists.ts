import { and, desc, eq, lt, sql } from 'drizzle-orm'
import * as Y from 'yjs'
import { prepared } from '#db/prepared.ts'
import { draftClients } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import type { Line } from '../authorship/lines.ts'
import { isCleanText } from '../richtext/schema.ts'
import { BODY, HOST, STANDFIRST } from './fragments.ts'

/*
 * Yjs numbers each browser that writes: every character of a shared document knows its client and its place among all
 * that this client wrote. The table says whose client it is. What Host City writes by itself, for whoever asked for it,
 * has one client for all: its rows stand below zero, one for each place from which on it wrote for somebody else.
 */
const hostFrom = (clock: number) => -1 - clock

/** Notes whose clients an update is of. A client that is known already stays whose it is. */
export function noteTypist(tx: Tx, reportId: string, update: Uint8Array, personId: string): void {
  for (const [client, clock] of Y.parseUpdateMeta(update).from) {
    if (client === HOST && hostWriter(tx, reportId) === personId) continue
    tx.insert(draftClients)
      .values({ reportId, client: client === HOST ? hostFrom(clock) : client, personId })
      .onConflictDoNothing()
      .run()
  }
}

/** For whom Host City wrote last, since the latest revision. */
function hostWriter(db: Db, reportId: string): string | null {
  const latest = db
    .select({ personId: draftClients.personId })
    .from(draftClients)
    .where(and(eq(draftClients.reportId, reportId), lt(draftClients.client, 0)))
    .orderBy(draftClients.client)
    .limit(1)
    .get()
  return latest?.personId ?? null
}

/** Once a revision says who brought what, the clients are forgotten: whoever goes on typing is noted anew. */
export function forgetTypists(tx: Tx, reportId: string): void {
  forgetting(tx).run({ reportId })
}

const forgetting = prepared((db) =>
  db
    .delete(draftClients)
    .where(eq(draftClients.reportId, sql.placeholder('reportId')))
    .prepare(),
)

/** Whether somebody else types under this client. */
export function isAnothers(db: Db, reportId: string, client: number, personId: string): boolean {
  const row = db
    .select({ personId: draftClients.personId })
    .from(draftClients)
    .where(and(eq(draftClients.reportId, reportId), eq(draftClients.client, client)))
    .get()
  return row !== undefined && row.personId !== personId
}

/** Who wrote what stands at a place of the shared history, null where that was before the latest revision. */
export type WriterAt = (id: Y.ID) => string | null

export function writersOf(db: Db, reportId: string): WriterAt {
  const rows = db
    .select({ client: draftClients.client, personId: draftClients.personId })
    .from(draftClients)
    .where(eq(draftClients.reportId, reportId))
    .orderBy(desc(sql`${draftClients.client}`))
    .all()
  const persons = new Map(rows.map(({ client, personId }) => [client, personId]))
  // From the lowest clock to the highest.
  const host = rows.filter(({ client }) => client < 0).map(({ client, personId }) => ({ clock: hostFrom(client), personId }))
  return ({ client, clock }) => (client === HOST ? (host.findLast((each) => each.clock <= clock)?.personId ?? null) : (persons.get(client) ?? null))
}

/**
 * Says who typed each UTF-16 unit of a line of the draft's content, as `contentOf` reads it. Null for a line that is
 * not found word for word, and for each unit that was there before or is nobody's.
 */
export function typistsOf(shared: Y.Doc, writerAt: WriterAt): (line: Line) => (string | null)[] | null {
  let elements: Map<string, Y.XmlElement[]> | null = null
  return ({ block, part, text }) => {
    if (part === 'standfirst') return fitting(standfirstUnits(shared.getXmlFragment(STANDFIRST)), text, writerAt)
    elements ??= elementsById(shared.getXmlFragment(BODY))
    for (const element of elements.get(block ?? '') ?? []) {
      const units = part === 'words' ? unitsOf(element) : attributeUnits(element, part)
      const found = fitting(units, text, writerAt)
      if (found) return found
    }
    return null
  }
}

/** Text with the place of each of its units in the shared history. */
type Units = { text: string; ids: (Y.ID | null)[] }

function fitting({ text, ids }: Units, wanted: string, writerAt: WriterAt): (string | null)[] | null {
  if (text.slice(0, wanted.length).toWellFormed() !== wanted) return null
  return ids.slice(0, wanted.length).map((id) => (id ? writerAt(id) : null))
}

function elementsById(body: Y.XmlFragment): Map<string, Y.XmlElement[]> {
  const found = new Map<string, Y.XmlElement[]>()
  const visit = (parent: Y.XmlFragment | Y.XmlElement): void => {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue
      const place = child._item?.id
      // A block without an id of its own, or with a copy of another's, goes by its place in the shared history.
      const ids = [child.getAttribute('id') as unknown, place && `y${place.client.toString(36)}-${place.clock.toString(36)}`]
      for (const id of ids) if (typeof id === 'string') found.set(id, [...(found.get(id) ?? []), child])
      visit(child)
    }
  }
  visit(body)
  return found
}

/** A label or a caption is written as a whole: it is whose it was last. */
function attributeUnits(element: Y.XmlElement, name: 'label' | 'caption'): Units {
  const text = element.getAttribute(name) as unknown
  const item = element._map.get(name)
  return typeof text === 'string' ? { text, ids: Array.from({ length: text.length }, () => item?.id ?? null) } : { text: '', ids: [] }
}

function unitsOf(element: Y.XmlElement | Y.XmlText): Units {
  if (element instanceof Y.XmlText) return textUnits(element)
  const units: Units = { text: '', ids: [] }
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlText) add(units, textUnits(child))
    else if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak') add(units, { text: '\n', ids: [child._item?.id ?? null] })
  }
  return units
}

function standfirstUnits(fragment: Y.XmlFragment): Units {
  const units: Units = { text: '', ids: [] }
  for (const child of fragment.toArray()) {
    const line = child instanceof Y.XmlElement || child instanceof Y.XmlText ? unitsOf(child) : { text: '', ids: [] }
    if (line.text === '') continue
    if (units.text !== '') add(units, { text: ' ', ids: [null] })
    add(units, { ...line, text: line.text.replace(/[\n\t]/g, ' ') })
  }
  return units
}

/** The letters that stand, without what was deleted, without marks, and without signs that no content holds. */
function textUnits(text: Y.XmlText): Units {
  const units: Units = { text: '', ids: [] }
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    const { str } = item.content
    const { client, clock } = item.id
    for (let at = 0; at < str.length; at++) {
      if (!isCleanText(str.charAt(at).toWellFormed())) continue
      units.text += str.charAt(at)
      units.ids.push(Y.createID(client, clock + at))
    }
  }
  return units
}

function add(units: Units, more: Units): void {
  units.text += more.text
  units.ids.push(...more.ids)
}
