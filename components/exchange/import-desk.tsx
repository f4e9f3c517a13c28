'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { ComparisonView } from '#components/compare/comparison-view.tsx'
import { tierTone } from '#components/reading/tier-tone.ts'
import type { Comparison } from '#domain/compare/comparison.ts'
import type { Content } from '#domain/richtext/document.ts'
import { askComparison, askImport, askPreview, type Facts, type Over, type Shown, type ShownImportRefusal } from './asking.ts'
import { type AtHand, dropAtHand, keepAtHand, listAtHand, manuscriptOf } from './at-hand.ts'
import type { TierOption } from './facts-fields.tsx'
import { ImportHead } from './import-head.tsx'
import { ImportRefusal } from './import-refusal.tsx'
import { ManuscriptPreview } from './manuscript-preview.tsx'
import { Parts } from './parts.tsx'
import { TakeIn } from './take-in.tsx'
import { useArrivals } from './use-arrivals.ts'

type ImportDeskProps = { person: string; tiers: readonly TierOption[]; now: number }
type Refused = { title: string; refusal: ShownImportRefusal }
type Sides = { comparison: Comparison; newer: Content }

/** What is no manuscript is not kept, not even here. */
const noManuscript = new Set(['empty-manuscript', 'manuscript-too-large', 'binary-manuscript', 'not-utf8', 'body-too-large'])

/** The import: a manuscript comes in, is looked at and decided about, and becomes a report. Until then it is in this browser alone. */
export function ImportDesk({ person, tiers, now }: ImportDeskProps) {
  const [waiting, setWaiting] = useState<AtHand[]>([])
  const [manuscript, setManuscript] = useState<AtHand | null>(null)
  const [shown, setShown] = useState<Shown | null>(null)
  const [compared, setCompared] = useState<Sides | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [busy, setBusy] = useState<'' | 'looking' | 'reading' | 'comparing' | 'importing'>('looking')
  const [isKept, setIsKept] = useState(true)
  const [over, setOver] = useState(false)

  const put = useCallback(async (next: AtHand) => {
    setManuscript(next)
    setIsKept(await keepAtHand(next))
  }, [])

  const show = useCallback(
    async (next: AtHand) => {
      setBusy('reading')
      setRefused(null)
      setCompared(null)
      setShown(null)
      setOver(false)
      const [answer] = await Promise.all([askPreview(next), put(next)])
      setBusy('')
      if (answer.ok) return setShown(answer.value)
      setRefused({ title: 'The manuscript was not read.', refusal: answer.refusal })
      if (!noManuscript.has(answer.refusal.kind)) return
      await dropAtHand(next.id)
      setManuscript(null)
      setWaiting(await listAtHand(person))
    },
    [put, person],
  )

  const leave = useCallback(async () => {
    setManuscript(null)
    setShown(null)
    setCompared(null)
    setWaiting(await listAtHand(person))
    setBusy('')
  }, [person])

  useEffect(() => {
    void listAtHand(person).then(([last, ...others]) => {
      setWaiting(last ? [last, ...others] : [])
      if (last) void show(last)
      else setBusy('')
    })
  }, [person, show])

  const take = useCallback((bytes: Uint8Array<ArrayBuffer>, file?: string) => void show(manuscriptOf(person, bytes, file)), [person, show])
  useArrivals(take)

  const compare = async (reportId: string) => {
    if (!manuscript || busy !== '') return
    setBusy('comparing')
    const answer = await askComparison(manuscript, reportId)
    setBusy('')
    if (answer.ok) setCompared(answer.value)
    else setRefused({ title: 'The two were not compared.', refusal: answer.refusal })
  }

  const keep = async (facts: Facts, over: Over | null) => {
    if (!manuscript || !shown || busy !== '') return
    setBusy('importing')
    setRefused(null)
    const answer = await askImport(manuscript, facts, over)
    if (!answer.ok) {
      setBusy('')
      setRefused({ title: 'Nothing was imported.', refusal: answer.refusal })
      return
    }
    const done = [...manuscript.done, manuscript.part]
    const next = shown.preview.parts.findIndex((_, part) => !done.includes(part))
    if (next === -1) await dropAtHand(manuscript.id)
    else await keepAtHand({ ...manuscript, done, part: next, take: [], leave: [], facts: {} })
    const { id, number, before } = answer.value
    location.assign(`/desk/import/done?report=${id}&revision=${number}${before === null ? '' : `&before=${before}`}`)
  }

  const notice = refused ? (
    <ImportRefusal title={refused.title} refusal={refused.refusal} remedies={<Again refused={refused} again={() => manuscript && void show(manuscript)} />} />
  ) : null
  if (compared) return <Compared {...compared} back={() => setCompared(null)} />
  if (!manuscript || !shown)
    return (
      <main className="sheet column" id="import">
        {notice}
        {busy === 'reading' ? (
          <p className="lead" role="status">
            Reading the manuscript…
          </p>
        ) : busy === 'looking' ? null : (
          <TakeIn waiting={waiting} take={take} open={(one) => void show(one)} putAway={(one) => void dropAtHand(one.id).then(leave)} />
        )}
      </main>
    )
  return (
    <main className="import" id="import" data-tier={tierTone(manuscript.facts.tier ?? shown.tier ?? '')}>
      {notice}
      {isKept ? null : <p className="cut">This browser keeps nothing. Leave the page only after you imported the manuscript.</p>}
      <Parts
        manuscript={manuscript}
        parts={shown.preview.parts}
        choose={(part) => void show({ ...manuscript, part, take: [], leave: [], facts: {} })}
        another={() => void leave()}
        putAway={() => void dropAtHand(manuscript.id).then(leave)}
      />
      <ImportHead
        key={`${manuscript.id} ${manuscript.part}`}
        shown={shown}
        manuscript={manuscript}
        tiers={tiers}
        now={now}
        comparing={busy === 'comparing'}
        importing={busy === 'importing'}
        over={over}
        ask={setOver}
        change={(facts) => void put({ ...manuscript, facts })}
        compare={(reportId) => void compare(reportId)}
        keep={(facts, over) => void keep(facts, over)}
      />
      <ManuscriptPreview shown={shown} manuscript={manuscript} change={(decisions) => void put({ ...manuscript, ...decisions })} />
    </main>
  )
}

/** What may have changed since it was refused is asked for again. */
function Again({ refused: { refusal }, again }: { refused: Refused; again(): void }) {
  if (!['stale', 'no-answer', 'manuscript-not-read', 'sponsor-has-report', 'body-unreadable'].includes(refusal.kind)) return null
  return (
    <button type="button" className="link" onClick={again}>
      Look again
    </button>
  )
}

/** The draft as it is, against what the manuscript would make of it. */
function Compared({ comparison, newer, back }: Sides & { back(): void }) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <>
      <section className="compared" id="import" aria-label="Comparison">
        <p>The draft as it is, against what the manuscript would make of it.</p>
        <button ref={button} type="button" className="btn" onClick={back}>
          Back to the preview
        </button>
      </section>
      {comparison.counts.changes === 0 ? (
        <main className="sheet column">
          <p className="lead">These two say the same, word for word and mark for mark. Importing would change nothing.</p>
        </main>
      ) : (
        <ComparisonView comparison={comparison} newer={newer} />
      )}
    </>
  )
}
