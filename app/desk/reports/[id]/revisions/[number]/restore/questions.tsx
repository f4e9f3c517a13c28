import { RestoreWords } from '#components/compare/restore-words.tsx'
import { firstChange, SectionWords, sectionName, verb } from '#components/compare/section-words.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { ALLOWANCE } from '#domain/compare/allowance.ts'
import { compareContents } from '#domain/compare/compare.ts'
import type { Comparison } from '#domain/compare/comparison.ts'
import { changesInSection } from '#domain/compare/section-changes.ts'
import type { Chosen } from '#domain/compare/take-back.ts'
import { readDraft } from '#domain/drafts/read.ts'
import type { Actor } from '#domain/people/actor.ts'
import type { DeskReport } from '#domain/reports/desk.ts'
import { beingWritten, everyChange, touched } from '#domain/revisions/being-written.ts'
import type { RevisionRow } from '#domain/revisions/read.ts'
import type { Content } from '#domain/richtext/document.ts'
import { live, reads } from '#lib/process.ts'
import { RestoreForm } from './restore-form.tsx'

type QuestionProps = { report: DeskReport; row: RevisionRow; content: Content; actor: Actor }

/** Asks before a whole revision is restored. A draft that cannot be read is no hindrance: this is the way out of it. */
export function WholeQuestion({ report, row, content, actor }: QuestionProps) {
  const draft = readDraft(reads(), report.id)
  const comparison = draft.ok ? compareContents(content, draft.value.content, ALLOWANCE.brief) : null
  const blocks = draft.ok && comparison ? touched(draft.value.content, comparison, everyChange(comparison)) : null
  return (
    <>
      <RestoreWords report={report} row={row} changes={comparison && seenFromDraft(comparison)} now={Date.now()} />
      <RestoreForm
        reportId={report.id}
        number={row.number}
        writing={namesIn(report.id, actor, blocks)}
        label={`Restore revision ${row.number}`}
        cancel={`/desk/reports/${report.id}/history`}
      />
    </>
  )
}

/** Asks before a section is restored, named by the id of its heading. */
export function SectionQuestion({ report, row: { number }, content, actor, heading }: QuestionProps & { heading: string }) {
  const draft = readDraft(reads(), report.id)
  const path = `/desk/reports/${report.id}`
  if (!draft.ok)
    return (
      <Notice
        tone="error"
        title="The draft cannot be read."
        remedies={<Way href={`${path}/revisions/${number}/restore`} label={`Restore revision ${number}…`} />}
      >
        <p>No part of it can be restored then. Restoring a whole revision is the way out.</p>
      </Notice>
    )
  const comparison = compareContents(content, draft.value.content, ALLOWANCE.brief)
  const found = changesInSection(content, draft.value.content, comparison, heading)
  const compared = `${path}/compare?from=${number}&to=draft`
  if (!found)
    return (
      <Notice tone="warning" title="There is no such section any more." remedies={<Way href={compared} label={`Compare revision ${number} with the draft`} />}>
        <p>Neither the revision nor the draft has it. Comparing them shows what became of it.</p>
      </Notice>
    )
  const chosen: Chosen = found.changes
  return (
    <>
      <SectionWords report={report} number={number} comparison={comparison} found={found} />
      {chosen.size > 0 ? (
        <RestoreForm
          reportId={report.id}
          number={number}
          section={{ id: heading, at: firstChange(comparison, found) }}
          writing={namesIn(report.id, actor, touched(draft.value.content, comparison, chosen))}
          label={`${verb(found)} ${sectionName(found)}`}
          cancel={compared}
        />
      ) : (
        <Way href={compared} label={`Compare revision ${number} with the draft`} />
      )}
    </>
  )
}

/** What a restore adds is what the draft lacks, and the other way round. */
function seenFromDraft({ counts }: Comparison): Comparison['counts'] {
  const { added, removed, wordsAdded, wordsRemoved } = counts
  return { ...counts, added: removed, removed: added, wordsAdded: wordsRemoved, wordsRemoved: wordsAdded }
}

const namesIn = (reportId: string, actor: Actor, blocks: ReadonlySet<string> | null): string[] =>
  beingWritten(live()?.writersIn(reportId) ?? [], actor, blocks)?.people ?? []

const Way = ({ href, label }: { href: string; label: string }) => (
  <a className="link" href={href}>
    {label}
  </a>
)
