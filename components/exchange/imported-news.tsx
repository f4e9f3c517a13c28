import { Notice } from '#components/ui/notice.tsx'
import { countsOf } from '#domain/exchange/counts.ts'
import type { DeskReport } from '#domain/reports/desk.ts'
import type { Content } from '#domain/richtext/document.ts'
import { CountsLine } from './counts-line.tsx'

type ImportedNewsProps = { report: DeskReport; content: Content; number: number; before: number | null }

/** What was imported, and what one may do now. `before` is the revision that holds what the draft said until then. */
export function ImportedNews({ report: { id, name, live }, content, number, before }: ImportedNewsProps) {
  const path = `/desk/reports/${id}`
  const isSame = before === number
  return (
    <>
      <Notice
        tone="done"
        title={
          before === null
            ? `${name} is on the desk, as a draft.`
            : isSame
              ? `The draft of ${name} said the same already.`
              : `The draft of ${name} is the manuscript now.`
        }
      >
        <p>
          {before === null
            ? 'Readers see nothing of it until you publish it.'
            : isSame
              ? 'Nothing was changed.'
              : `What it said before is revision ${before}. ${live ? `Readers still see edition ${live.major}.${live.minor}.` : 'Readers see nothing of it until you publish it.'}`}
        </p>
      </Notice>
      <CountsLine counts={countsOf(content)} />
      <div className="acts done-acts">
        <a className="btn primary" href={path}>
          Open the draft
        </a>
        {before === null || isSame ? null : (
          <a className="btn" href={`${path}/compare?from=${before}&to=${number}`}>
            Compare with what it said before
          </a>
        )}
        <a className="btn plain" href="/desk/import">
          Import another
        </a>
      </div>
    </>
  )
}
