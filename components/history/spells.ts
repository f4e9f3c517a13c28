import type { RevisionRow } from '#domain/revisions/read.ts'
import type { EditionRow, Timeline, WithdrawalRow } from '#domain/revisions/timeline.ts'
import { daysTogether, type Said } from './days.ts'

type ShownRow = { row: RevisionRow; time: string }

/** Revisions of a spell, one after the other; folded where they are many and none of them stands out. */
export type Run = { folded: boolean; rows: ShownRow[] }

/** What the same people wrote on one day, without a break by others or by an edition. `number` is the newest revision. */
export type Spell = {
  kind: 'spell'
  number: number
  day: string
  weekday: string
  from: string
  until: string
  people: string[]
  wordsAdded: number
  wordsRemoved: number
  runs: Run[]
  revisions: number
}

/** Spells one after the other of which none stands out. */
export type Fold = {
  kind: 'fold'
  number: number
  days: string
  people: string[]
  revisions: number
  wordsAdded: number
  wordsRemoved: number
  spells: Spell[]
}

/** What stands in a history. */
export type TimelinePart =
  | Spell
  | Fold
  | { kind: 'edition'; edition: EditionRow; day: string; withdrawn: boolean }
  | { kind: 'withdrawal'; withdrawal: WithdrawalRow; day: string }

/** Fewer revisions than this are shown rather than folded. */
const FEW = 4
/** A fold that has so many is not added to, so that opening it is quick. */
const MANY = 100
/** So many plain revisions of a spell are shown before the rest of them folds. */
const SHOWN = 2

type Events = Pick<Timeline, 'revisions' | 'editions' | 'withdrawals'>
type Laying = {
  /** Says moments in the zone of whoever reads. */
  say: (at: number) => Said
  /** What does not stand out folds. Whoever looks for something sees all that was found. */
  folding?: boolean
  /** The list begins at the newest revision, and its first spell is shown. */
  newest?: boolean
  /** Older revisions follow, so that the last fold may grow. */
  more?: boolean
}

/**
 * Lays a history out, newest first. A revision that was cut for an edition in the list has
 * no line of its own: the edition names it.
 */
export function partsOfTimeline(events: Events, { say, folding = false, newest = true, more = false }: Laying): TimelinePart[] {
  const parts = inOrder(events, say)
  if (!folding) return parts
  return foldQuiet(
    parts.map((part) => (part.kind === 'spell' ? foldRuns(part) : part)),
    { newest, more },
  )
}

function inOrder({ revisions, editions, withdrawals }: Events, say: Laying['say']): Exclude<TimelinePart, Fold>[] {
  const published = new Set(editions.map(({ revision }) => revision))
  const events = [
    ...revisions
      .filter((row) => row.kind !== 'published' || row.name !== null || row.note !== null || row.purges.length > 0 || !published.has(row.number))
      .map((row) => ({ at: row.createdAt, rank: row.number / 1e9, row })),
    ...editions.map((edition) => ({ at: edition.publishedAt, rank: 1, edition })),
    ...withdrawals.map((withdrawal) => ({ at: withdrawal.at, rank: 2, withdrawal })),
  ].sort((one, other) => other.at - one.at || other.rank - one.rank)

  const parts: Exclude<TimelinePart, Fold>[] = []
  let spell: (Spell & { who: string; dayNumber: number }) | null = null
  for (const event of events) {
    const said = say(event.at)
    if ('row' in event) {
      const people = peopleOf(event.row)
      const who = people.join('\n')
      const goes = spell?.dayNumber === said.number && (spell.who === who || who === '' || spell.who === '')
      if (!spell || !goes) {
        spell = {
          kind: 'spell',
          number: event.row.number,
          day: said.day,
          weekday: said.weekday,
          from: said.time,
          until: said.time,
          people,
          ...nothing(),
          who,
          dayNumber: said.number,
        }
        parts.push(spell)
      }
      if (spell.who === '') Object.assign(spell, { who, people })
      spell.runs[0]?.rows.push({ row: event.row, time: said.time })
      spell.revisions++
      spell.from = said.time
      spell.wordsAdded += event.row.wordsAdded
      spell.wordsRemoved += event.row.wordsRemoved
      continue
    }
    spell = null
    if ('withdrawal' in event) parts.push({ kind: 'withdrawal', withdrawal: event.withdrawal, day: said.date })
    else {
      const { major, minor } = event.edition
      const withdrawn = withdrawals.some((one) => one.major === major && one.minor === minor)
      parts.push({ kind: 'edition', edition: event.edition, day: said.date, withdrawn })
    }
  }
  return parts
}

const nothing = () => ({ wordsAdded: 0, wordsRemoved: 0, revisions: 0, runs: [{ folded: false, rows: [] }] as Run[] })

/** Those who wrote; where nobody did, whoever asked for the cut. */
const peopleOf = ({ writers, author }: RevisionRow): string[] => (writers.length > 0 ? writers : author ? [author] : [])

/** What one looks for in a history by itself: all that is not just the next state of the draft. */
const standsOut = ({ name, note, kind, edition, purges }: RevisionRow): boolean =>
  name !== null || note !== null || edition !== null || purges.length > 0 || kind === 'restored' || kind === 'imported' || kind === 'created'

const isQuiet = (spell: Spell): boolean => spell.runs.every(({ rows }) => rows.every(({ row }) => !standsOut(row)))

/** Folds what is plain within a spell, where it is much. */
function foldRuns(spell: Spell): Spell {
  const runs: Run[] = []
  let plain: ShownRow[] = []
  const close = () => {
    const folds = plain.length >= SHOWN + FEW
    const shown = folds ? plain.slice(0, SHOWN) : plain
    if (shown.length > 0) runs.push({ folded: false, rows: shown })
    if (folds) runs.push({ folded: true, rows: plain.slice(SHOWN) })
    plain = []
  }
  for (const shown of spell.runs.flatMap(({ rows }) => rows)) {
    if (!standsOut(shown.row)) plain.push(shown)
    else {
      close()
      runs.push({ folded: false, rows: [shown] })
    }
  }
  close()
  return { ...spell, runs }
}

/** Folds quiet spells between those that stand out. The last ones fold even where they are few: more may follow. */
function foldQuiet(parts: TimelinePart[], { newest, more }: { newest: boolean; more: boolean }): TimelinePart[] {
  const folded: TimelinePart[] = []
  let quiet: Spell[] = []
  const close = (atEnd: boolean) => {
    const revisions = quiet.reduce((sum, spell) => sum + spell.revisions, 0)
    if (quiet.length > 0 && (revisions >= FEW || (atEnd && more))) folded.push(foldOf(quiet))
    else folded.push(...quiet)
    quiet = []
  }
  const first = parts.findIndex(({ kind }) => kind === 'spell')
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'spell' && isQuiet(part) && !(newest && index === first)) {
      quiet.push(part)
      if (quiet.reduce((sum, { revisions }) => sum + revisions, 0) >= MANY) close(false)
    } else {
      close(false)
      folded.push(part)
    }
  }
  close(true)
  return folded
}

function foldOf(spells: Spell[]): Fold {
  const sum = (figure: 'revisions' | 'wordsAdded' | 'wordsRemoved') => spells.reduce((all, spell) => all + spell[figure], 0)
  return {
    kind: 'fold',
    number: spells[0]?.number ?? 0,
    days: daysTogether([...new Set(spells.map(({ day }) => day))]),
    people: [...new Set(spells.flatMap(({ people }) => people))],
    revisions: sum('revisions'),
    wordsAdded: sum('wordsAdded'),
    wordsRemoved: sum('wordsRemoved'),
    // Whoever opens a fold sees all that is in it.
    spells: spells.map((spell) => ({ ...spell, runs: [{ folded: false, rows: spell.runs.flatMap(({ rows }) => rows) }] })),
  }
}

/** The same parts, and where one says what it said before, the same object: what did not change is not shown anew. */
export function sameWherePossible(parts: TimelinePart[], before: readonly TimelinePart[]): TimelinePart[] {
  const known = new Map(before.map((part) => [keyOfPart(part), part]))
  return parts.map((part) => {
    const last = known.get(keyOfPart(part))
    return last && saysTheSame(part, last) ? last : part
  })
}

export function keyOfPart(part: TimelinePart): string {
  switch (part.kind) {
    case 'spell':
    case 'fold':
      return `${part.kind} ${part.number}`
    case 'edition':
      return `edition ${part.edition.major}.${part.edition.minor}`
    case 'withdrawal':
      return `withdrawal ${part.withdrawal.major}.${part.withdrawal.minor}`
  }
}

function saysTheSame(one: TimelinePart, other: TimelinePart): boolean {
  if (one.kind === 'edition') return other.kind === 'edition' && one.edition === other.edition && one.day === other.day && one.withdrawn === other.withdrawn
  if (one.kind === 'withdrawal') return other.kind === 'withdrawal' && one.withdrawal === other.withdrawal && one.day === other.day
  if (one.kind === 'fold') return other.kind === 'fold' && one.days === other.days && sameSpells(one.spells, other.spells)
  return other.kind === 'spell' && sameSpells([one], [other])
}

function sameSpells(some: readonly Spell[], others: readonly Spell[]): boolean {
  const [rows, before] = [some, others].map((spells) =>
    spells.flatMap(({ day, runs }) => runs.flatMap((run) => run.rows.map((shown) => ({ ...shown, day, run: run.folded })))),
  )
  return (
    rows?.length === before?.length &&
    (rows ?? []).every(({ row, time, day, run }, at) => {
      const last = before?.[at]
      return last !== undefined && row === last.row && time === last.time && day === last.day && run === last.run
    })
  )
}
