import { compareAddress, type SideName, type View } from './compare-address.ts'

/** A published state of a report: its number as readers know it, and the revision that it is. */
export type Published = { edition: string; revision: number }

export type ReadyMadeFacts = {
  reportId: string
  /** The sides that are compared now, as the address names them. */
  from: SideName
  to: SideName
  view: View
  live: Published | null
  /** All editions, the first one first. */
  editions: Published[]
  latest: number
  /** The revision that says what the draft says, if one does. */
  draftIs: number | null
  /** The revision that the person saw last, and whether what they saw is what the draft says now; null where they never looked. */
  look: { revision: number; same: boolean } | null
}

/** A comparison that is one click away. Without an address it is only said: there is nothing to see. */
export type ReadyMade = { label: string; href: string | null; here: boolean }

/** Comparisons of one thing: of the draft, of the live edition, of a revision. */
export type ReadyMadeGroup = { of: string; pairs: ReadyMade[] }

/** The comparisons that one wants most often, by what they are of, with the one that is shown marked. */
export function readyMade(facts: ReadyMadeFacts): ReadyMadeGroup[] {
  const { live, editions, latest, draftIs, to } = facts
  const offer = (label: string, from: SideName, to: SideName): ReadyMade => ({
    label,
    href: compareAddress(facts.reportId, { from, to, view: facts.view }),
    here: numberOf(from, facts) === numberOf(facts.from, facts) && numberOf(to, facts) === numberOf(facts.to, facts),
  })
  const before = editionBefore(editions, live)
  const lastKept = draftIs === null ? latest : latest - 1
  const draft = [
    ...(live ? [offer(`With live ${live.edition}`, 'live', 'draft')] : []),
    ...sinceLooked(facts, offer),
    ...(lastKept > 0 ? [offer('With the one before', lastKept, 'draft')] : []),
  ]
  const ofLive = live && before ? [offer('With the edition before', before.revision, live.revision)] : []

  const subject = numberOf(to, facts)
  const own = typeof subject === 'number' && to !== 'draft' ? ofRevision(subject, facts, offer) : []
  return [
    { of: 'Draft', pairs: draft },
    { of: live ? `Live ${live.edition}` : '', pairs: ofLive },
    { of: `Revision ${subject}`, pairs: own },
  ].filter(({ pairs }) => pairs.length > 0)
}

export const SINCE_LOOKED = 'Since you last looked'

type Offer = (label: string, from: SideName, to: SideName) => ReadyMade

function sinceLooked({ look }: ReadyMadeFacts, offer: Offer): ReadyMade[] {
  if (!look) return []
  return [look.same ? { label: 'Nothing changed since you last looked', href: null, here: false } : offer(SINCE_LOOKED, look.revision, 'draft')]
}

function ofRevision(subject: number, { live, editions }: ReadyMadeFacts, offer: Offer): ReadyMade[] {
  const own = editions.findLast(({ revision }) => revision === subject)
  const before = subject === live?.revision ? null : editionBefore(editions, own ?? null)
  return [
    ...(live && live.revision !== subject ? [offer(`With live ${live.edition}`, Math.min(live.revision, subject), Math.max(live.revision, subject))] : []),
    ...(before ? [offer('With the edition before', before.revision, subject)] : []),
    ...(subject > 1 ? [offer('With the one before', subject - 1, subject)] : []),
    offer('With the draft', subject, 'draft'),
  ]
}

/** The edition that was published before one, of another revision. */
export function editionBefore(editions: Published[], own: Published | null): Published | null {
  const at = own ? editions.findLastIndex(({ edition }) => edition === own.edition) : -1
  return editions.slice(0, Math.max(0, at)).findLast(({ revision }) => revision !== own?.revision) ?? null
}

/** Two sides are one where they say the same revision. */
function numberOf(side: SideName, { live, draftIs }: ReadyMadeFacts): SideName {
  if (side === 'live') return live?.revision ?? 'live'
  return side === 'draft' ? (draftIs ?? 'draft') : side
}
