import type { ReactElement, ReactNode } from 'react'
import { count } from './labels.ts'
import type { Part, Places } from './parts.ts'

type Fold = Part & { kind: 'fold' }

/** So many blocks beside a change are enough to see where it stands. */
const AROUND = 3

/**
 * What is unchanged, folded away; the browser's own search finds it and opens it. Of a long stretch only what stands beside
 * the changes may be shown: its middle folds within it.
 */
export function Fold({ fold: { label, blocks, after, before }, children: show }: { fold: Fold; children(block: Places): ReactNode }): ReactElement {
  const [start, end] = [after ? AROUND : 0, before ? blocks.length - AROUND : blocks.length]
  const long = (after || before) && end - start > AROUND
  return (
    <div className="stretch">
      <details className="folded">
        <summary className="fold">
          <span>{label}</span>
          <span className="show">Show</span>
          <span className="hide">Hide</span>
        </summary>
        {long ? (
          <>
            {blocks.slice(0, start).map(show)}
            <details className="middle" open>
              <summary className="fold">
                <span>{count(end - start, 'block')} further from the changes</span>
                <span className="show">Show</span>
                <span className="hide">Hide</span>
              </summary>
              {blocks.slice(start, end).map(show)}
            </details>
            {blocks.slice(end).map(show)}
          </>
        ) : (
          blocks.map(show)
        )}
      </details>
      {long && (
        <button type="button" className="link around needs-script" data-around="">
          {AROUND} blocks around
        </button>
      )}
    </div>
  )
}
