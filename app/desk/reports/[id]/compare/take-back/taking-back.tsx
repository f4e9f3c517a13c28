import type { ReactNode } from 'react'
import '#components/compare/take-back.css'
import type { Acts } from '#components/compare/margin.tsx'
import { takeBackActs } from '#components/compare/take-back.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { changeKeys } from '#domain/compare/change-keys.ts'
import type { Comparison } from '#domain/compare/comparison.ts'
import { readDraft } from '#domain/drafts/read.ts'
import { hashOf } from '#domain/drafts/updates.ts'
import { partRestored } from '#domain/revisions/take-back.ts'
import type { Content } from '#domain/richtext/document.ts'
import { reads } from '#lib/process.ts'
import { TakeBackForm } from './take-back-form.tsx'
import { UndoForm } from './undo-form.tsx'

type Asked = string | string[] | undefined
export type TakingQuery = { took?: Asked; undone?: Asked }

type TakingBackProps = {
  reportId: string
  /** The number of the revision on the older side, or null where that is no revision. */
  number: number | null
  comparison: Comparison
  older: Content
  newer: Content
  /** What the page compares and how, as its address says it. */
  query: string
  asked: TakingQuery
}

/**
 * What can be taken back on a page that compares, and what was: buttons for each change where the newer side says what the
 * draft says, links for each section, and the bar below with the form of the buttons and the news, with the way back.
 */
export function takingBack({ reportId, number, comparison, older, newer, query, asked }: TakingBackProps): { acts: Acts | undefined; bar: ReactNode } {
  if (number === null) return { acts: undefined, bar: null }
  const draft = readDraft(reads(), reportId)
  const here = draft.ok && draft.value.etag === hashOf(newer)
  const total = comparison.counts.changes
  return {
    acts: takeBackActs({ reportId, number, comparison, keys: here ? changeKeys(older, newer, comparison) : null }),
    bar: (
      <section className="took" aria-label="Taking back">
        {here && total > 0 ? <TakeBackForm reportId={reportId} number={number} total={total} query={query} /> : null}
        <Took reportId={reportId} query={query} asked={asked} />
      </section>
    ),
  }
}

function Took({ reportId, query, asked }: { reportId: string; query: string; asked: TakingQuery }) {
  const revision = typeof asked.took === 'string' && /^[1-9]\d{0,8}$/.test(asked.took) ? Number(asked.took) : null
  const made = revision === null ? null : partRestored(reads(), reportId, revision)
  if (!made || revision === null) return null
  const what = made.part === 'change' ? `The change${made.place ? ` in ${made.place}` : ''}` : made.place ? `Section ${made.place}` : 'The section'
  const title = asked.undone ? `Undone: the draft is as it was before.` : made.part === 'change' ? `${what} is taken back.` : `${what} is as it was.`
  return (
    <Notice tone="done" title={title} remedies={<UndoForm key={revision} reportId={reportId} revision={revision} before={made.parent} query={query} />}>
      {`What the draft said is kept as revision ${made.parent}. Readers see what they saw.`}
    </Notice>
  )
}
