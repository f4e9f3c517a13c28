import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import '#components/styles/editor.css'
import { Bar } from '#components/desk/bar.tsx'
import { StateMark } from '#components/desk/state-mark.tsx'
import { OpenEditor } from '#components/editor/open-editor.tsx'
import { StrangeDraft } from '#components/editor/strange-draft.tsx'
import { tierTone } from '#components/reading/tier-tone.ts'
import { linesOfDraft, unknownSchemaOf } from '#domain/drafts/read.ts'
import { findReport, listReports } from '#domain/reports/desk.ts'
import { listRevisions } from '#domain/revisions/read.ts'
import { tourOf } from '#domain/sample/tour.ts'
import { listTiers } from '#domain/sponsors/tiers.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../../(auth)/sign-out/actions.ts'
import { changeSponsorFacts, keepRevision } from './actions.ts'
import { draftComparisons } from './compare/standing.ts'
import { nameAndNote } from './revisions/[number]/actions.ts'

type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<{ hint?: string | string[] }> }

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  await requireActor()
  const report = findReport(reads(), (await params).id)
  return { title: report ? `${report.name}, draft` : 'No such report' }
}

export default async function EditorPage({ params, searchParams }: PageProps) {
  const actor = await requireActor()
  const db = reads()
  const report = findReport(db, (await params).id)
  if (!report) notFound()

  const strange = unknownSchemaOf(db, report.id)
  if (strange)
    return (
      <>
        <Bar person={actor.name} signOut={signOut} back={{ href: '/desk', label: 'Reports' }} title={report.name} state={<StateMark report={report} />} />
        <main className="sheet column">
          <StrangeDraft reportId={report.id} lines={linesOfDraft(db, report.id)} />
        </main>
      </>
    )

  const { id, sponsorId, slug, name, tier, category, state, live, generation } = report
  const tiers = listTiers(db).map((one) => ({ value: one.key, label: one.singular }))
  const history = listRevisions(db, id, { limit: 5 }).map(
    ({ number, kind, name: label, namedBy, note, notedBy, author, restoredFrom, restoredPart, restoredPlace, edition, createdAt }) => ({
      number,
      kind,
      name: label,
      namedBy,
      note,
      notedBy,
      author,
      restoredFrom,
      restoredPart,
      restoredPlace,
      edition,
      at: createdAt,
    }),
  )
  return (
    <OpenEditor
      report={{ id, sponsorId, slug, name, tier, tone: tierTone(tier.key), category, state, live, generation, archivedAt: report.archivedAt }}
      you={{ id: actor.id, name: actor.name }}
      tiers={[{ label: 'Tiers', options: tiers }]}
      paths={['/', ...listReports(db).flatMap((one) => (one.live ? [`/sponsors/${one.slug}`] : []))]}
      history={history}
      comparisons={draftComparisons(actor.id, report)}
      tour={(await searchParams).hint === 'sample' ? tourOf(db, id) : null}
      changeFacts={changeSponsorFacts}
      keepRevision={keepRevision}
      nameAndNote={nameAndNote}
    />
  )
}
