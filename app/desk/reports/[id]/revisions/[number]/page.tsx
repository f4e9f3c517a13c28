import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import '#components/compare/compare.css'
import '#components/compare/take-back.css'
import '#components/history/history.css'
import { DamagedRevision, StrangeRevision } from '#components/compare/no-revision.tsx'
import { RevisionMeta } from '#components/compare/revision-meta.tsx'
import { Bar } from '#components/desk/bar.tsx'
import { StateMark } from '#components/desk/state-mark.tsx'
import { NameForm } from '#components/history/name-form.tsx'
import { ReportPreview } from '#components/reading/report-page.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PlainLines } from '#components/ui/plain-lines.tsx'
import { findReport } from '#domain/reports/desk.ts'
import { everyNameOf } from '#domain/revisions/named.ts'
import { linesOfRevision, readRevision } from '#domain/revisions/read.ts'
import { editionOfRevision } from '#domain/revisions/timeline.ts'
import { sections } from '#domain/richtext/sections.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../../../../(auth)/sign-out/actions.ts'
import { nameAndNote } from './actions.ts'

type Props = { params: Promise<{ id: string; number: string }>; searchParams: Promise<{ naming?: string | string[]; named?: string | string[] }> }

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  return { title: `Revision ${(await params).number.slice(0, 20)}` }
}

export default async function Revision({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { id, number } = await params
  const { naming, named } = await searchParams
  const db = reads()
  const report = findReport(db, id)
  if (!report) notFound()
  const revision = readRevision(db, id, Number(number))
  if (!revision.ok && revision.refusal.kind === 'revision-not-found') notFound()
  const edition = revision.ok ? editionOfRevision(db, revision.value.row.id) : null
  return (
    <>
      <a className="skip" href="#revision">
        Skip to the text
      </a>
      <Bar
        person={actor.name}
        signOut={signOut}
        back={{ href: `/desk/reports/${id}`, label: report.name }}
        title={`Revision ${number}`}
        state={<StateMark report={report} />}
      >
        <a className="btn" href={`/desk/reports/${id}/history`}>
          History
        </a>
      </Bar>
      {revision.ok ? (
        <>
          <RevisionMeta
            report={report}
            row={revision.value.row}
            sections={sections(revision.value.content.document)}
            names={everyNameOf(db, revision.value.row.id)}
            now={Date.now()}
          >
            <details className="naming" open={naming !== undefined}>
              <summary className="link">Name or note…</summary>
              <NameForm key={`${revision.value.row.name} ${revision.value.row.note}`} reportId={id} row={revision.value.row} act={nameAndNote} />
            </details>
            {named === undefined ? null : <Notice tone="done" title="The name and the note are kept." />}
          </RevisionMeta>
          <main id="revision">
            <ReportPreview
              report={{
                name: edition?.sponsorName ?? report.name,
                tier: edition?.tier ?? report.tier,
                category: edition?.category ?? report.category,
                edition,
                standfirst: revision.value.content.standfirst,
                document: revision.value.content.document,
              }}
            />
          </main>
        </>
      ) : (
        <main className="sheet column" id="revision">
          {revision.refusal.kind === 'unknown-schema' ? (
            <>
              <StrangeRevision reportId={id} number={number} version={revision.refusal.version} />
              <PlainLines lines={linesOfRevision(db, id, Number(number)) ?? []} />
            </>
          ) : (
            <DamagedRevision reportId={id} number={number} />
          )}
        </main>
      )}
    </>
  )
}
