import { createElement, Fragment, type ReactElement } from 'react'
import { Words } from '#components/reading/inline.tsx'
import type { Segment } from '#domain/compare/comparison.ts'
import type { Inline } from '#domain/richtext/document.ts'

type Stretch = { change: Segment['change']; line: Inline[] }

/** A line of a comparison: what was added underlined, what was removed struck, what was reformatted dashed. */
export function ComparedWords({ of: segments }: { of: readonly Segment[] }): ReactElement {
  const stretches: Stretch[] = []
  for (const { change, inline } of segments) {
    const last = stretches.at(-1)
    if (last?.change === change) last.line.push(inline)
    else stretches.push({ change, line: [inline] })
  }
  return createElement(Fragment, null, ...stretches.map(shown))
}

function shown({ change, line }: Stretch): ReactElement {
  switch (change) {
    case 'kept':
      return <Words of={line} />
    case 'reformatted':
      return (
        <mark className="f">
          <Words of={line} />
        </mark>
      )
    case 'added':
      return (
        <ins>
          <Signs of={line} />
        </ins>
      )
    case 'removed':
      return (
        <del>
          <Signs of={line} />
        </del>
      )
  }
}

/** A line break, and white space alone, cannot be seen to come or go: they are named. */
function Signs({ of: line }: { of: Inline[] }): ReactElement {
  const onlySpace = line.every((inline) => inline.type === 'text' && inline.text.trim() === '')
  if (onlySpace) return <span className="sign">space</span>
  return (
    <>
      {line.some(({ type }) => type === 'hardBreak') && <span className="sign">line break</span>}
      <Words of={line} />
    </>
  )
}
