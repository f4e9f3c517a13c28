import { createHash } from 'node:crypto'
import { zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { revisions } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import { replaceDraft } from '#domain/drafts/write.ts'
import { bodyOf, chainOf, encodeAnew, keepBody, type Walked, walk } from '#domain/revisions/body.ts'
import { cutRevision, latestRevision } from '#domain/revisions/cut.ts'
import { readRevision } from '#domain/revisions/read.ts'
import type { Content } from '#domain/richtext/document.ts'
import { canonical } from '#domain/richtext/parse.ts'
import { NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, anActor, aParagraph, aReport } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

/** Text that no compression makes much of, so that leaning pays. */
const prose = (length: number) => Array.from({ length }, (_, at) => `Crossing ${at * 7919} left quay ${(at * 104_729) % 9_973}.`)
const saying = (...lines: string[]) => aContent({ blocks: lines.map((line, at) => aParagraph(`p${at}`, line)) })

async function cut(world: TestDatabase, reportId: string, content: Content) {
  await done(world, (tx) => replaceDraft(tx, anActor(), { reportId, content }, NOW))
  return done(world, (tx) => cutRevision(tx, anActor(), { reportId, kind: 'kept' }, NOW))
}

/** A report of which each revision changes one sentence; gives what each one says. */
async function aHistory(world: TestDatabase, revisions: number) {
  const lines = prose(40)
  const texts = [saying(...lines)]
  const { id } = await aReport(world, { content: texts[0] as Content })
  for (let number = 2; number <= revisions; number++) {
    lines[(number * 7) % lines.length] = `Sentence ${number} says that ${number * 31} boats came.`
    const content = saying(...lines)
    texts.push(content)
    await cut(world, id, content)
  }
  return { id, texts: texts.map(canonical) }
}

type Body = { seq: number; number: number; base: number | null; bytes: Buffer; hash: string }
const bodies = ({ connection }: TestDatabase) =>
  connection
    .prepare('select seq, number, base_seq as base, bytes, lower(hex(hash)) as hash from revision_bodies join revisions using (seq) order by seq')
    .all() as Body[]
const texts = (world: TestDatabase) => bodies(world).map((row) => bodyOf(world.reads, row))
const damage = ({ connection }: TestDatabase, number: number) =>
  connection.prepare("update revision_bodies set bytes = x'00' where seq = (select seq from revisions where number = ?)").run(number)

function chainLength(world: TestDatabase, number: number): number {
  const rows = new Map(bodies(world).map((row) => [row.seq, row]))
  let length = 0
  for (let row = [...rows.values()].find((one) => one.number === number); row; row = row.base === null ? undefined : rows.get(row.base)) length++
  return length
}

it('bytes that would unfold and fill the memory are damaged bytes', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world)
  const bomb = zstdCompressSync(Buffer.alloc(200_000_000))
  expect(bomb.length).toBeLessThan(100_000)
  world.connection.prepare('update revision_bodies set bytes = ?').run(bomb)
  const before = process.memoryUsage().arrayBuffers
  expect(readRevision(world.reads, id, 1)).toMatchObject({ ok: false, refusal: { kind: 'damaged' } })
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(150_000_000)
})

it('a long history leans in short chains, begins a new one every so often, and reads back to the letter', async () => {
  const world = await testDatabase()
  const lines = prose(400)
  const { id } = await aReport(world, { content: saying(...lines) })
  const kept = texts(world)
  await world.transact((tx) => {
    for (let number = 2; number <= 300; number++) {
      lines[(number * 7) % lines.length] = `Sentence ${number} says that ${number * 31} boats came.`
      kept.push(canonical(saying(...lines)))
      keepRevision(tx, id, number, kept.at(-1) ?? '')
    }
  })
  expect(texts(world)).toEqual(kept)
  const whole = bodies(world).filter(({ base }) => base === null)
  expect(whole.map(({ number }) => number)).toEqual([1, 257])
  expect(Math.max(...bodies(world).map(({ number }) => chainLength(world, number)))).toBe(13)
  const leaning = bodies(world).filter(({ base }) => base !== null)
  expect(leaning.reduce((sum, { bytes }) => sum + bytes.length, 0) / leaning.length).toBeLessThan(150)
}, 60_000)

it('a revision that says something else altogether is kept whole, and the next ones lean on it', async () => {
  const world = await testDatabase()
  const history = await aHistory(world, 5)
  const other = Array.from({ length: 60 }, (_, at) => `${(at * 48_271) % 65_537} ${(at * 69_621) % 92_681} ${(at * 16_807) % 31_337}`)
  await cut(world, history.id, saying(...other))
  await cut(world, history.id, saying(...other, 'And more.'))
  const rows = bodies(world)
  expect(rows.slice(5).map(({ base }) => base)).toEqual([null, rows[5]?.seq])
})

it('chains of large reports unfold to no more than a few megabytes', async () => {
  const world = await testDatabase()
  const large = prose(400).map((line, at) => aParagraph(`p${at}`, `${line} ${'and so on '.repeat(300)}`))
  const { id } = await aReport(world, { content: aContent({ blocks: large }) })
  for (let number = 2; number <= 10; number++) await cut(world, id, aContent({ blocks: [...large, aParagraph('more', `More ${number}.`)] }))
  expect(bodies(world).at(0)?.bytes.length).toBeGreaterThan(1_000)
  expect(Math.max(...bodies(world).map(({ number }) => chainLength(world, number)))).toBe(3)
  expect(texts(world)).not.toContain(null)
})

it('nothing leans on what is damaged, and those that did are damaged with it', async () => {
  const world = await testDatabase()
  const { id } = await aHistory(world, 8)
  damage(world, 6)
  await cut(world, id, saying(...prose(40), 'After the damage.'))
  expect(texts(world).map((text) => text !== null)).toEqual([true, true, true, true, true, false, false, false, true])
  expect(bodies(world).at(-1)?.base).toBeNull()
  await cut(world, id, saying(...prose(40), 'Longer after the damage.'))
  expect(bodies(world).at(-1)?.base).toBe(bodies(world).at(-2)?.seq)
})

it('a body that decodes, but not to what its hash says, is not leant on', async () => {
  const world = await testDatabase()
  const { id } = await aHistory(world, 2)
  world.connection
    .prepare('update revision_bodies set bytes = ?, base_seq = null where seq = ?')
    .run(zstdCompressSync(Buffer.from('Other words')), bodies(world)[1]?.seq)
  await cut(world, id, saying(...prose(40), 'After the damage.'))
  expect(bodies(world).at(-1)?.base).toBeNull()
  expect(texts(world).at(-1)).toContain('After the damage.')
})

it('a chain that runs in a circle, or leans on what comes later, is damaged', async () => {
  const world = await testDatabase()
  const { id } = await aHistory(world, 4)
  const [, second, third, fourth] = bodies(world).map(({ seq }) => seq)
  world.connection.prepare('update revision_bodies set base_seq = ? where seq = ?').run(third, second)
  world.connection.prepare('update revision_bodies set base_seq = ? where seq = ?').run(fourth, fourth)
  expect(texts(world).map((text) => text !== null)).toEqual([true, false, false, false])
  expect([...walk(world.reads, id)].map(({ text }) => text !== null)).toEqual([true, false, false, false])
})

it('bodies of before there were chains stay readable, all leaning on one, and later ones lean on them', async () => {
  const world = await testDatabase()
  const history = await aHistory(world, 20)
  const whole = Buffer.from(history.texts[0] as string)
  const update = world.connection.prepare('update revision_bodies set bytes = ?, base_seq = ? where seq = ?')
  const seqs = bodies(world).map(({ seq }) => seq)
  for (const [at, seq] of seqs.entries())
    if (at > 0) update.run(zstdCompressSync(Buffer.from(history.texts[at] as string), { dictionary: whole }), seqs[0], seq)
  for (const more of ['One.', 'Two.', 'Three.', 'Four.', 'Five.']) await cut(world, history.id, saying(...prose(40), more))
  expect(texts(world).slice(0, 20)).toEqual(history.texts)
  expect(texts(world)).not.toContain(null)
  expect([...walk(world.reads, history.id)].map(({ text }) => text)).toEqual(texts(world))
  expect(
    bodies(world)
      .slice(20)
      .every(({ base }) => base !== null),
  ).toBe(true)
})

it('a walk gives every text, and says on which revision a damaged one leans', async () => {
  const world = await testDatabase()
  const history = await aHistory(world, 30)
  await aHistory(world, 3)
  const walked = [...walk(world.reads, history.id)]
  expect(walked.map(({ text }) => text)).toEqual(history.texts)
  expect(walked.map(({ revision }) => revision.number)).toEqual(history.texts.map((_, at) => at + 1))
  damage(world, 30)
  world.connection.prepare("update revision_bodies set bytes = x'00' where seq = ?").run(walked[24]?.revision.seq)
  const broken = [...walk(world.reads, history.id)].filter(({ text }) => text === null)
  const whatIs = ({ revision, leansOn }: Walked) => [revision.number, leansOn]
  expect(broken.map(whatIs)).toEqual([
    [25, 21],
    [26, 25],
    [27, 26],
    [28, 27],
    [29, 25],
    [30, 29],
  ])
})

it('all bodies are encoded anew from the texts that are given, so that nothing of the old ones is left', async () => {
  const world = await testDatabase()
  const history = await aHistory(world, 40)
  const other = await aHistory(world, 3)
  const secret = 'Crossing 7919'
  const before = bodies(world)
  const seen: (string | null)[] = []
  const anew = (text: string) => text.replaceAll(secret, '[removed]')
  await world.transact((tx) =>
    encodeAnew(tx, history.id, (_, text) => {
      seen.push(text)
      return text === null ? null : anew(text)
    }),
  )
  expect(seen).toEqual(history.texts)
  expect(bodies(world).map(({ base }) => base)).toEqual(before.map(({ base }) => base))
  // What each unfolds to is what was given, although the rows of the revisions still say the old hash.
  const rehash = world.connection.prepare('update revisions set hash = ? where seq = ?')
  world.connection.exec('drop trigger revisions_never_change')
  for (const [at, { seq }] of before.slice(0, 40).entries())
    rehash.run(
      createHash('sha256')
        .update(anew(history.texts[at] as string))
        .digest(),
      seq,
    )
  expect(texts(world)).toEqual([...history.texts.map(anew), ...other.texts])
})

it('encoding anew leaves damaged bytes as they are, and lets nothing lean on them', async () => {
  const world = await testDatabase()
  const history = await aHistory(world, 12)
  damage(world, 9)
  await world.transact((tx) => encodeAnew(tx, history.id, () => null))
  expect(texts(world).map((text) => text !== null)).toEqual([true, true, true, true, true, true, true, true, false, false, false, false])
  expect(bodies(world)[8]?.bytes).toEqual(Buffer.from([0]))
  await world.transact((tx) => encodeAnew(tx, history.id, ({ number }, text) => text ?? history.texts[number - 1] ?? null))
  expect(texts(world)).toEqual(history.texts)
})

const word = fc.constantFrom('torch', 'relay', 'cloud', 'Lausanne', '東京', '👩‍👩‍👧', '3,138', 'boats', 'quay', '\u0000')
const edit = fc.record({
  at: fc.nat(200),
  what: fc.constantFrom('replace', 'insert', 'insert', 'remove', 'move', 'rewrite'),
  words: fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' ')),
})
type Edit = { at: number; what: string; words: string }

/** Lines with an edit made, the `turn` in it, so that no two are the same. */
function edited(lines: readonly string[], { at, what, words }: Edit, turn: number): string[] {
  const place = at % lines.length
  const line = `${words} ${turn * 7919}`
  if (what === 'insert') return lines.length < 60 ? lines.toSpliced(place, 0, line) : lines.slice(0, 20)
  if (what === 'remove' && lines.length > 1) return lines.toSpliced(place, 1)
  if (what === 'move') return [...lines.toSpliced(place, 1), lines[place] ?? '', line]
  if (what === 'rewrite' && turn % 50 === 0) return lines.map((_, index) => `${line} ${index}`)
  return lines.with(place, line)
}

it('whatever is edited, every revision reads back bit for bit after two thousand more', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 5, maxLength: 40 }), async (edits) => {
      const world = await testDatabase()
      const { id } = await aReport(world)
      const kept = [bodyOf(world.reads, bodies(world)[0] as Body) ?? '']
      let lines = prose(10)
      await world.transact((tx) => {
        for (let turn = 1; turn <= 2_000; turn++) {
          lines = edited(lines, edits[turn % edits.length] as Edit, turn)
          kept.push(lines.join('\n'))
          keepRevision(tx, id, kept.length, lines.join('\n'))
        }
      })
      expect(texts(world)).toEqual(kept)
      expect([...walk(world.reads, id)].map(({ text }) => text)).toEqual(kept)
    }),
    { numRuns: 2 },
  )
}, 60_000)

/** A revision of any text, without the draft that it would be cut from. */
function keepRevision(tx: Tx, reportId: string, number: number, text: string): void {
  const hash = createHash('sha256').update(text).digest('hex')
  const values = {
    id: `${reportId}-${number}`,
    reportId,
    number,
    parent: number - 1,
    kind: 'kept' as const,
    hash,
    schemaVersion: 1,
    words: 0,
    wordsAdded: 0,
    wordsRemoved: 0,
    createdAt: NOW,
  }
  const latest = latestRevision(tx, reportId)
  const { seq } = tx.insert(revisions).values(values).returning({ seq: revisions.seq }).get()
  keepBody(tx, { seq, text, before: latest && chainOf(tx, latest.seq) })
}
