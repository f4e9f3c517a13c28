import { obstacleOf, PublishFindings } from '#components/desk/publish-findings.tsx'
import { editionName } from '#components/desk/state-mark.tsx'
import { ReportPreview } from '#components/reading/report-page.tsx'
import { type SectionMark, sinceWords } from '#components/reading/since-marks.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { Preparation } from './preparation.ts'
import { PublishForm } from './publish-form.tsx'

/** The form, what the checks say, and the revision exactly as readers will see it. */
export function Prepared({ preparation }: { preparation: Preparation }) {
  const { report, standing, row, content, findings, next, first, since, alreadyLive } = preparation
  const numbers = { major: editionName(next.major), minor: editionName(next.minor) }
  const shown = {
    name: report.name,
    tier: report.tier,
    category: report.category,
    standing,
    edition: { ...next.minor, note: '', publishedAt: null },
    ...content,
  }
  // Which of the two is seen hangs on the kind of change that is chosen in the form (desk.css).
  const number = first ? undefined : (
    <>
      <span className="if-minor">{numbers.minor}</span>
      <span className="if-major">{numbers.major}</span>
    </>
  )
  const mark: SectionMark = ({ id }) => {
    const became = since?.sections.get(id)
    return became ? (
      <span className="since">
        {sinceWords[became]} {number}
      </span>
    ) : null
  }
  if (alreadyLive && report.live) {
    return (
      <main className="sheet column">
        <Notice
          title={`Readers see these words already, as edition ${editionName(report.live)}.`}
          remedies={
            <>
              <a className="link" href={`/desk/reports/${report.id}`}>
                Go on writing
              </a>
              <a className="link" href={`/sponsors/${report.slug}`}>
                See what readers see
              </a>
            </>
          }
        >
          There is nothing new to publish.
        </Notice>
      </main>
    )
  }
  return (
    <main>
      <div className="sheet publish">
        <header>
          <div>
            <h2 className="title">{first ? `The first edition of ${report.name}` : `The next edition of ${report.name}`}</h2>
            <p>{`Revision ${row.number}, ${row.words.toLocaleString('en-GB')} words, kept as it was when you opened this page. What is typed meanwhile stays in the draft.`}</p>
          </div>
        </header>
        <div className="sides">
          <PublishForm
            reportId={report.id}
            revision={row.number}
            live={report.live ? editionName(report.live) : 'none'}
            numbers={numbers}
            first={first}
            obstacle={obstacleOf(findings, numbers.minor)}
          />
          <PublishFindings findings={findings} reportId={report.id} />
        </div>
      </div>
      <section className="as-readers" aria-labelledby="as-readers">
        <h2 className="label" id="as-readers">
          As readers will see it
        </h2>
        <ReportPreview report={shown} mark={mark} number={number} />
      </section>
    </main>
  )
}
