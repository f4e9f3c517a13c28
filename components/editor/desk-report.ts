import type { ReadyMade } from '#components/compare/ready-made.ts'
import type { NameAct } from '#components/history/name-form.tsx'
import type { Tone } from '#components/reading/tier-tone.ts'
import type { DeskReport } from '#domain/reports/desk.ts'
import type { Tour } from '#domain/sample/tour.ts'

export type Edition = { major: number; minor: number }

/** What the page tells the editor about a report; the draft itself comes over the socket. */
export type EditedReport = {
  id: string
  sponsorId: string
  slug: string
  name: string
  tier: { key: string; singular: string }
  tone: Tone
  category: string
  state: DeskReport['state']
  live: DeskReport['live']
  archivedAt: number | null
  generation: number
}

/** A revision in the short history beside the text. */
export type RecentRevision = {
  number: number
  kind: string
  name: string | null
  namedBy: string | null
  note: string | null
  notedBy: string | null
  author: string | null
  restoredFrom: number | null
  restoredPart: 'section' | 'change' | null
  restoredPlace: string | null
  edition: Edition | null
  at: number
}

export type Answer = { issues: Record<string, string>; refusal: { kind: string } | null }
export type Ask = (form: FormData) => Promise<Answer>

/** Everything that the page hands to the editor. */
export type EditorProps = {
  report: EditedReport
  you: { id: string; name: string }
  tiers: { label: string; options: { value: string; label: string }[] }[]
  /** Addresses of our own pages, for links and for the finding about links that lead nowhere. */
  paths: string[]
  history: RecentRevision[]
  /** What the draft can be compared with in one step. */
  comparisons: ReadyMade[]
  /** What somebody new is told to try in a report of the sample library. */
  tour: Tour | null
  changeFacts: Ask
  keepRevision: Ask
  nameAndNote: NameAct
}
