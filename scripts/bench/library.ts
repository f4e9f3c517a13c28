import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import type { Connection } from '#db/connection.ts'
import { authorship, editions, publishedTexts, reports, revisions, revisionTexts, sponsors, sponsorships } from '#db/schema.ts'
import { transactor } from '#db/transact.ts'
import { joined, searchedText } from '#domain/editions/searched-text.ts'
import type { Block } from '#domain/richtext/document.ts'
import { root } from './processes.ts'

/** So many are written in one transaction. */
const BATCH = 250
const SECTIONS = 12
const PARAGRAPHS = 3

/** A row that counts as whole (domain/authorship/rows.ts): nobody looks for who wrote what. */
const WHOLE_AND_EMPTY = Buffer.from([2])

/** A word that one report alone has, by the number of the report. */
export const rareWord = (number: number): string => `quay${number}x`

/**
 * Writes live reports by the thousand, each of some 1,500 words of the manuscript in another order, as far as searching
 * and the index of sponsors know them: their revisions have no bodies. They are numbered from `first`; each has so many
 * editions, the last of them live.
 */
export async function library(connection: Connection, size: number, { first = 0, editionsEach = 1 } = {}): Promise<void> {
  const words = readFileSync(join(root, 'tests/fixtures/manuscript.txt'), 'utf8').match(/\S+/g) ?? []
  const transact = transactor(connection)
  const tiers = connection.prepare('select key from tiers order by rank').pluck().all() as string[]
  const pick = numbers()
  const stretch = (length: number) => {
    const at = pick(words.length - length)
    return words.slice(at, at + length).join(' ')
  }
  const body = (number: number): Block[] =>
    Array.from({ length: SECTIONS }, (_, section): Block[] => [
      { type: 'heading', attrs: { id: `h${section}`, level: 2 }, content: [{ type: 'text', text: stretch(4) }] },
      ...Array.from({ length: PARAGRAPHS }, (_, line): Block => {
        const rare = section === 7 && line === 1 ? ` ${rareWord(number)}` : ''
        return { type: 'paragraph', attrs: { id: `p${section}-${line}` }, content: [{ type: 'text', text: `${stretch(20 + pick(40))}${rare}.` }] }
      }),
    ]).flat()

  const end = first + size
  for (let from = first; from < end; from += BATCH) {
    // The server that runs over the same file has its turn to write.
    await sleep(20)
    await transact((tx) => {
      for (let number = from; number < Math.min(from + BATCH, end); number++) {
        const [id, name] = [`generated-${number}`, `${words[pick(words.length)]} ${number}`]
        const [tierKey, category] = [tiers[number % tiers.length] ?? '', `Category ${number % 60}`]
        const at = 1_700_000_000_000 + number
        tx.insert(sponsors).values({ id, slug: id, name, siglum: id, createdAt: at }).run()
        tx.insert(sponsorships).values({ id, sponsorId: id, tierKey, category, primary: true, createdAt: at }).run()
        tx.insert(reports).values({ id, sponsorId: id, createdAt: at }).run()
        const counted = { schemaVersion: 1, words: 1_500, wordsAdded: 1_500, wordsRemoved: 0 }
        tx.insert(revisions)
          .values({ id, reportId: id, number: 1, kind: 'created', hash: '00', ...counted, createdAt: at })
          .run()
        // As if the words and the writers of each were known: timed work would go after them while others are measured.
        tx.insert(revisionTexts).values({ revisionId: id }).run()
        tx.insert(authorship).values({ reportId: id, revision: 1, bytes: WHOLE_AND_EMPTY }).run()
        const labels = { sponsorName: name, tierKey, tierLabel: tierKey, category }
        for (let minor = 0; minor < editionsEach; minor++)
          tx.insert(editions)
            .values({
              id: `${id}-${minor}`,
              reportId: id,
              revisionId: id,
              major: 1,
              minor,
              note: 'Another look at the figures.',
              publishedAt: at + minor,
              ...labels,
            })
            .run()
        tx.update(reports)
          .set({ liveEditionId: `${id}-${editionsEach - 1}` })
          .where(eq(reports.id, id))
          .run()
        const text = searchedText({ type: 'doc', content: body(number) })
        tx.insert(publishedTexts)
          .values({ reportId: id, version: 1, title: name, names: joined([`${name} AG`]), category, standfirst: `${stretch(18)}.`, ...text })
          .run()
      }
    })
  }
  connection.exec("update counters set value = value + 1 where name = 'publication'")
}

/** Numbers that look like chance and are the same each time (a linear congruential generator, Numerical Recipes). */
function numbers(): (below: number) => number {
  let state = 1
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
