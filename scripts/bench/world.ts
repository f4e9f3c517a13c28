import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'next-auth/jwt'
import { connect } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { transactor } from '#db/transact.ts'
import { newId } from '#domain/ids.ts'
import { addPerson } from '#domain/people/accounts.ts'
import { commandLine } from '#domain/people/actor.ts'
import { hashPassword } from '#domain/people/password.ts'
import { openSession } from '#domain/people/sessions.ts'
import { addToken } from '#domain/people/tokens.ts'
import { createReport } from '#domain/reports/create.ts'
import type { Result } from '#domain/result.ts'
import type { Block, Content } from '#domain/richtext/document.ts'

export type World = { folder: string; secret: string; token: string; cookie: string; reports: { id: string; slug: string }[]; remove(): void }

/** A data folder with an admin, a session, a token and eight reports of some 17 KB of text each. */
export async function makeWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'host-city-bench-'))
  const connection = connect(join(folder, 'hostcity.db'), 'write')
  await migrate(connection)
  const transact = transactor(connection)
  const now = Date.now()
  const passwordHash = await hashPassword('four wet boats before noon')
  const made = await transact((tx) => {
    const { id } = sure(addPerson(tx, commandLine, { email: 'bench@desk.example', name: 'Bench', role: 'admin', passwordHash }, now))
    const actor = { ...commandLine, id }
    const reports = Array.from({ length: 8 }, (_, at) =>
      sure(createReport(tx, actor, { sponsor: { name: `Bench ${at}`, tier: 'worldwide-olympic-partner', category: 'Boats' }, content: longContent() }, now)),
    )
    return {
      reports,
      session: openSession(tx, { id, address: null, agent: null }, now),
      token: sure(addToken(tx, actor, { personId: id, label: 'Bench' }, now)).token,
    }
  })
  connection.close()
  const secret = 'a secret of forty characters for a bench'
  const cookie = `hostcity=${await encode({ token: { sid: made.session }, secret, salt: 'hostcity' })}`
  return { folder, secret, token: made.token, cookie, reports: made.reports, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

const syllables = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bran cler dost fing grem hulk jost kern lamp mind'.split(' ')

/** A word of a language that nobody speaks, as various as real ones: compression and comparison must have work to do. */
function word(seed: number): string {
  const mixed = Math.imul(seed ^ (seed >>> 15), 2_246_822_519) >>> 0
  return Array.from({ length: 1 + (mixed % 3) }, (_, at) => syllables[(mixed >>> (4 + 5 * at)) % syllables.length]).join('')
}

/** A sentence that is always the same for the same number. Common words are more common in it, as they are everywhere. */
function sentence(seed: number): string {
  const picked = Array.from({ length: 14 + (seed % 9) }, (_, at) => word(at % 3 === 0 ? (seed + at) % 40 : (seed * 31 + at * 17) % 1_500))
  return `In ${1990 + (seed % 39)} ${picked.join(' ')}.`
}

/** The shape of the reference: a summary, six sections of three parts, a list and a table, some 2,400 words. */
function longContent(): Content {
  let seed = 0
  const paragraph = (sentences = 3): Block => ({
    type: 'paragraph',
    attrs: { id: newId() },
    content: [{ type: 'text', text: Array.from({ length: sentences }, () => sentence(++seed)).join(' ') }],
  })
  const heading = (title: string, level: 2 | 3): Block => ({ type: 'heading', attrs: { id: newId(), level }, content: [{ type: 'text', text: title }] })
  const inside = () => [paragraph(1) as Extract<Block, { type: 'paragraph' }>]
  const list: Block = {
    type: 'bulletList',
    attrs: { id: newId() },
    content: Array.from({ length: 6 }, () => ({ type: 'listItem', attrs: { id: newId() }, content: inside() })),
  }
  const sections = Array.from({ length: 6 }, (_, section) => [
    heading(`Section ${section + 1}`, 2),
    ...[1, 2, 3].flatMap((part) => [heading(`Part ${part}`, 3), paragraph(), paragraph()]),
  ])
  const content = [heading('Executive Summary', 2), paragraph(), paragraph(), ...sections.flat(), list, heading('Appendix: sources', 2), paragraph(2)]
  return { standfirst: sentence(1), document: { type: 'doc', content } }
}

/** The same content with this many sentences changed, each in a paragraph of its own as far as there are any. */
export function changed(content: Content, times: number, mark: string): Content {
  const copy = structuredClone(content)
  const texts = copy.document.content.flatMap((block) => (block.type === 'paragraph' ? (block.content ?? []) : []))
  for (let change = 0; change < times; change++) {
    const inline = texts[(change * 5) % texts.length]
    if (inline?.type === 'text') inline.text = inline.text.replace(/ (\w+) (\w+)\./, ` $2 ${mark}${change}.`)
  }
  return copy
}

function sure<Value>(outcome: Result<Value, { kind: string }>): Value {
  if (!outcome.ok) throw new Error(`Refused: ${JSON.stringify(outcome.refusal)}`)
  return outcome.value
}
