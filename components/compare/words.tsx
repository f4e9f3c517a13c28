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
    case 'removed':
      return <Changed tag={change === 'added' ? 'ins' : 'del'} line={line} />
  }
}

/** White space around what came or went stands outside of its mark, where it would look like a word. */
function Changed({ tag: Tag, line }: { tag: 'ins' | 'del'; line: Inline[] }): ReactElement {
  const { before, within, after } = withoutEdges(line)
  return (
    <>
      {before}
      <Tag>
        <Signs of={within} />
      </Tag>
      {after}
    </>
  )
}

function withoutEdges(line: Inline[]): { before: string; within: Inline[]; after: string } {
  const within = [...line]
  const [first] = within
  const before = first?.type === 'text' && first.text.trim() !== '' ? (/^\s*/.exec(first.text)?.[0] ?? '') : ''
  if (first?.type === 'text') within[0] = { ...first, text: first.text.slice(before.length) }
  const last = within.at(-1)
  const after = last?.type === 'text' && last.text.trim() !== '' ? (/\s*$/.exec(last.text)?.[0] ?? '') : ''
  if (last?.type === 'text') within[within.length - 1] = { ...last, text: last.text.slice(0, last.text.length - after.length) }
  return { before, within, after }
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
