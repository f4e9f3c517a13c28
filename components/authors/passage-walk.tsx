'use client'

import { useSyncExternalStore } from 'react'
import { useLoneKeys } from '#components/ui/lone-keys.ts'
import { When } from '#components/ui/when.tsx'

export type ToldSource = { who: string; came: string; at: number | null; revision: number | null }

type PassageWalkProps = { total: number; sources: ToldSource[]; path: string; now: number }

const follow = (changed: () => void) => {
  addEventListener('hashchange', changed)
  document.addEventListener('pointerover', changed)
  return () => {
    removeEventListener('hashchange', changed)
    document.removeEventListener('pointerover', changed)
  }
}

const named = (): number => Number(/^#passage-(\d+)$/.exec(location.hash)?.[1] ?? 0)

/** The passage under the pointer, else the one that the address names, else none. */
function pointed(): number {
  const under = [...document.querySelectorAll('.doc .st:hover')].at(-1)
  return Number(under?.getAttribute('data-passage') ?? 0) || named()
}

/** Goes from passage to passage, by buttons and by the keys P and N, and says of each who wrote it, when, and where it came from. */
export function PassageWalk({ total, sources, path, now }: PassageWalkProps) {
  const shown = useSyncExternalStore(follow, pointed, () => 0)
  const current = shown <= total ? shown : 0
  const source = current > 0 ? sources[Number(document.getElementById(`passage-${current}`)?.dataset.source)] : undefined

  useLoneKeys((key) => {
    const by = { n: 1, p: -1 }[key]
    return by !== undefined && total > 0 ? () => location.replace(`#passage-${beside(named(), by, total)}`) : null
  })

  return (
    <>
      <p className="told" role="status">
        {source ? (
          <Told source={source} passage={current} total={total} now={now} />
        ) : total === 1 ? (
          'One passage'
        ) : (
          `${total.toLocaleString('en-GB')} passages`
        )}
      </p>
      {source ? (
        <span className="acts-s">
          {source.revision === null ? null : (
            <a className="link" href={`${path}/revisions/${source.revision}`}>
              Revision {source.revision}
            </a>
          )}
          {source.revision === 1 ? null : (
            <a
              className="link"
              href={source.revision === null ? `${path}/compare?to=draft` : `${path}/compare?from=${source.revision - 1}&to=${source.revision}`}
            >
              What it changed
            </a>
          )}
        </span>
      ) : null}
      {total > 0 ? (
        <div className="right">
          <Step to={beside(current, -1, total)} letter="P">
            Previous
          </Step>
          <Step to={beside(current, 1, total)} letter="N">
            Next
          </Step>
        </div>
      ) : null}
    </>
  )
}

function Told({ source, passage, total, now }: { source: ToldSource; passage: number; total: number; now: number }) {
  return (
    <>
      <span className="dim">
        {passage} of {total.toLocaleString('en-GB')}
      </span>{' '}
      <strong>{source.who}</strong>, {source.came}
      {source.at === null ? null : (
        <>
          , <When at={source.at} now={now} />
        </>
      )}
    </>
  )
}

function Step({ to, letter, children }: { to: number; letter: string; children: string }) {
  return (
    <a
      className="btn"
      href={`#passage-${to}`}
      onClick={(event) => {
        event.preventDefault()
        location.replace(`#passage-${to}`)
      }}
    >
      {children} <kbd>{letter}</kbd>
    </a>
  )
}

/** The passage after or before one, all around; from nowhere, the first or the last. */
function beside(current: number, by: number, total: number): number {
  if (current === 0) return by > 0 ? 1 : total
  return ((current - 1 + by + total) % total) + 1
}
