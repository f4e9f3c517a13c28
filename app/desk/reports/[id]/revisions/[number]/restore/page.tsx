import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import '#components/compare/compare.css'
import { DamagedRevision, StrangeRevision } from '#components/compare/no-revision.tsx'
import { RestoreWords } from '#components/compare/restore-words.tsx'
import { firstChange, SectionWords, sectionName, verb } from '#components/compare/section-words.tsx'
import { Bar } from '#components/desk/bar.tsx'
import { StateMark } from '#components/desk/state-mark.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { compareContents } from '#domain/compare/compare.ts'
import { changesInSection } from '#domain/compare/section-changes.ts'
import type { Chosen } from '#domain/compare/take-back.ts'
import { readDraft } from '#domain/drafts/read.ts'
import { findReport } from '#domain/reports/desk.ts'
import { beingWritten, everyChange, touched } from '#domain/revisions/being-written.ts'
import { readRevision } from '#domain/revisions/read.ts'
import { live, reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../../../../../(auth)/sign-out/actions.ts'
import { RestoreForm } from './restore-form.tsx'

export const metadata: Metadata = { title: 'Restore' }

type Props = { params: Promise<{ id: string; number: string }>; searchParams: Promise<{ section?: string | string[] }> }

export default async function Restore({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { id, number: asked } = await params
  const { section: heading } = await searchParams
  const db = reads()
  const report = findReport(db, id)
  if (!report) notFound()
  const number = Number(asked)
  const revision = readRevision(db, id, number)
  if (!revision.ok && revision.refusal.kind === 'revision-not-found') notFound()
  const draft = readDraft(db, id)
  const states = revision.ok && draft.ok ? { older: revision.value.content, newer: draft.value.content } : null
  const comparison = states && compareContents(states.older, states.newer)
  const found = typeof heading === 'string' && states && comparison ? changesInSection(states.older, states.newer, comparison, heading) : null
  const writing = (chosen: Chosen | null): string[] =>
    beingWritten(live()?.writersIn(id) ?? [], actor, states && comparison && chosen && touched(states.newer, comparison, chosen))?.people ?? []
  return (
    <>
      <Bar
        person={actor.name}
        signOut={signOut}
        back={{ href: `/desk/reports/${id}`, label: report.name }}
        title="Restore"
        state={<StateMark report={report} />}
      />
      <main className="sheet column">
        {!revision.ok ? (
          <DamagedRevision reportId={id} number={asked} />
        ) : found && comparison ? (
          <>
            <SectionWords report={report} number={number} comparison={comparison} found={found} />
            {found.changes.size > 0 ? (
              <RestoreForm
                reportId={id}
                number={number}
                section={{ id: String(heading), at: firstChange(comparison, found) }}
                writing={writing(found.changes)}
                label={`${verb(found)} ${sectionName(found)}`}
                cancel={`/desk/reports/${id}/compare?from=${number}&to=draft`}
              />
            ) : null}
          </>
        ) : heading === undefined ? (
          <>
            <RestoreWords report={report} row={revision.value.row} changes={comparison?.counts ?? null} now={Date.now()} />
            <RestoreForm
              reportId={id}
              number={number}
              writing={writing(comparison && everyChange(comparison))}
              label={`Restore revision ${number}`}
              cancel={`/desk/reports/${id}/history`}
            />
          </>
        ) : revision.refusal.kind === 'unknown-schema' ? (
          <StrangeRevision reportId={id} number={number} version={revision.refusal.version} />
        ) : (
          <Notice
            tone="warning"
            title={states ? 'There is no such section any more.' : 'The draft cannot be read.'}
            remedies={
              <a className="link" href={states ? `/desk/reports/${id}/compare?from=${number}&to=draft` : `/desk/reports/${id}/revisions/${number}/restore`}>
                {states ? `Compare revision ${number} with the draft` : `Restore revision ${number}…`}
              </a>
            }
          >
            <p>
              {states
                ? 'Neither the revision nor the draft has it. Comparing them shows what became of it.'
                : 'No part of it can be restored then; restoring the whole revision is the way out.'}
            </p>
          </Notice>
        )}
      </main>
    </>
  )
}
