import { useEffect, useState } from 'react'
import type { KnownSponsor } from '#domain/exchange/known-sponsor.ts'
import type { Answer, Facts, Over, Shown } from './asking.ts'
import { askSponsor } from './asking.ts'
import type { AtHand } from './at-hand.ts'
import { FactsFields, type TierOption } from './facts-fields.tsx'
import { inTheWay, type Obstacle } from './in-the-way.ts'
import { PresentReport } from './present-report.tsx'

type ImportHeadProps = {
  shown: Shown
  manuscript: AtHand
  tiers: readonly TierOption[]
  now: number
  comparing: boolean
  importing: boolean
  /** Whether the manuscript is asked to replace the present draft. */
  over: boolean
  ask(over: boolean): void
  change(facts: AtHand['facts']): void
  compare(reportId: string): void
  keep(facts: Facts, over: Over | null): void
}

/** Whose report it is, what stands in the way, and the one button. */
export function ImportHead({ shown, manuscript, tiers, now, comparing, importing, over, ask, change, compare, keep }: ImportHeadProps) {
  const { header } = shown.preview.reading
  const facts: Facts = { name: header.name ?? '', tier: shown.tier ?? '', category: header.category ?? '', ...manuscript.facts }
  const sponsor = useSponsor(facts.name, shown.sponsor, header.name)
  const strangeTier = shown.tier === null ? header.tier : null
  const obstacles = inTheWay({ preview: shown.preview, facts, tiers, strangeTier, sponsor, over })
  const report = sponsor?.report ?? null
  const press = () => {
    const [first] = obstacles
    if (first) document.getElementById(first.field ?? 'in-the-way')?.focus()
    else if (!importing) keep(facts, report ? { reportId: report.id, etag: report.etag ?? undefined } : null)
  }
  return (
    <div className="import-head">
      <div className="import-whose">
        <FactsFields
          facts={facts}
          tiers={tiers}
          strangeTier={strangeTier}
          sponsor={report ? null : sponsor}
          withTier={report === null}
          change={(changed) => {
            if (changed.name !== undefined) ask(false)
            change({ ...manuscript.facts, ...changed })
          }}
        />
        {sponsor && report ? (
          <PresentReport sponsor={sponsor} report={report} now={now} asked={over} ask={ask} compare={() => compare(report.id)} comparing={comparing} />
        ) : null}
      </div>
      <div className="import-act">
        <InTheWay obstacles={obstacles} />
        <button
          id="import-it"
          type="button"
          className="btn primary"
          aria-disabled={obstacles.length > 0 || importing || undefined}
          aria-describedby={obstacles.length > 0 ? 'in-the-way' : undefined}
          onClick={press}
        >
          {importing ? 'Importing…' : report ? 'Import over the draft' : 'Import'}
        </button>
      </div>
    </div>
  )
}

function InTheWay({ obstacles }: { obstacles: readonly Obstacle[] }) {
  if (obstacles.length === 0) return null
  return (
    <div className="in-the-way" id="in-the-way" tabIndex={-1}>
      <strong>{obstacles.length === 1 ? 'One thing stands in the way.' : `${obstacles.length} things stand in the way.`}</strong>
      <ul>
        {obstacles.map(({ text, field }) => (
          <li key={text}>
            {text}{' '}
            {field ? (
              <button type="button" className="link" onClick={() => document.getElementById(field)?.focus()}>
                Go there
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What there is of the sponsor by the name as it stands now, asked for when typing pauses. */
function useSponsor(name: string, first: KnownSponsor | null, firstName: string | null): KnownSponsor | null {
  const [found, setFound] = useState<{ name: string; sponsor: KnownSponsor | null }>({ name: firstName ?? '', sponsor: first })
  useEffect(() => {
    if (found.name === name) return
    let wanted = true
    const timer = setTimeout(async () => {
      const answer: Answer<KnownSponsor | null> = name.trim() === '' ? { ok: true, value: null } : await askSponsor(name)
      if (wanted && answer.ok) setFound({ name, sponsor: answer.value })
    }, 250)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [name, found.name])
  return found.name === name ? found.sponsor : null
}
