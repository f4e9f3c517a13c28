import { useMemo } from 'react'
import type { Choice, Decision, ImportFinding } from '#domain/exchange/reading.ts'
import type { Shown } from './asking.ts'
import type { AtHand } from './at-hand.ts'
import { CountsLine } from './counts-line.tsx'
import { decide, decidedOf, placesOf } from './decided.ts'
import { DecisionKeys } from './decision-keys.tsx'
import { FindingList } from './finding-list.tsx'
import { decisionKinds, isDecision } from './finding-words.ts'
import { ManuscriptLines } from './manuscript-lines.tsx'
import { Structure } from './structure.tsx'
import { usePlace } from './use-place.ts'

type ManuscriptPreviewProps = { shown: Shown; manuscript: AtHand; change(decisions: Pick<AtHand, 'take' | 'leave'>): void }

/** The manuscript, what becomes of it, and what was found: side by side where there is room, and one leads to the other. */
export function ManuscriptPreview({ shown: { preview }, manuscript, change }: ManuscriptPreviewProps) {
  const place = usePlace()
  const { reading } = preview
  const { findings } = reading
  const { take, leave } = manuscript
  const { choices, content, counts } = useMemo(() => decidedOf(preview, { take, leave }), [preview, take, leave])
  const places = useMemo(() => placesOf(content, findings), [content, findings])
  const ordered = useMemo(() => inOrder(findings), [findings])
  const lead = findings.filter(({ id, kind }) => kind === 'standfirst' && choices[id] === 'take')

  const choose = (finding: ImportFinding, choice: Choice) => change(decide({ take, leave }, finding.id, choice))
  const chooseAll = (kind: Decision, choice: Choice) => {
    const ofKind = findings.filter((finding) => finding.kind === kind).map(({ id }) => id)
    change(decide({ take, leave }, kind, choice, ofKind))
  }
  return (
    <>
      <CountsLine counts={counts} />
      {preview.isCut ? (
        <p className="cut">
          {`The manuscript is long: what is shown ends with line ${(reading.from + preview.lines.length - 1).toLocaleString('en')} of ${reading.to.toLocaleString('en')}. The counts are of all of it, and what is further down is read in the same way.`}
        </p>
      ) : null}
      <div className="imp">
        <section className="panel" aria-labelledby="the-findings">
          <h2 className="label" id="the-findings">
            To decide
          </h2>
          <DecisionKeys
            findings={ordered}
            place={place}
            choose={choose}
            chooseAll={(finding, choice) => (isDecision(finding.kind) ? chooseAll(finding.kind, choice) : undefined)}
          />
          <FindingList
            findings={findings}
            totals={preview.findings}
            choices={choices}
            decided={{ take, leave }}
            place={place}
            choose={choose}
            chooseAll={chooseAll}
          />
        </section>
        <section className="manuscript" aria-labelledby="the-manuscript">
          <h2 className="label" id="the-manuscript">
            Manuscript
          </h2>
          <ManuscriptLines lines={preview.lines} from={reading.from} findings={findings} place={place} />
        </section>
        <section className="doc" aria-labelledby="the-structure">
          <h2 className="label" id="the-structure">
            What becomes of it
          </h2>
          <Structure content={content} places={places} lead={lead} place={place} />
        </section>
      </div>
    </>
  )
}

/** As the list shows them: each kind of decision together, then what is only to know. */
function inOrder(findings: readonly ImportFinding[]): ImportFinding[] {
  const notices = findings.filter(({ kind }) => !isDecision(kind))
  return [...decisionKinds.flatMap((kind) => findings.filter((finding) => finding.kind === kind)), ...notices]
}
