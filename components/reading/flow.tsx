import type { ReactElement } from 'react'
import { type List, type ListItem, type Paragraph, unreachable } from '#domain/richtext/document.ts'
import { Words } from './inline.tsx'
import { splitGroup } from './line-parts.ts'

/** What stands in an item or a cell. A single paragraph, lists below it or not, needs no element of its own. */
export function Flow({ of }: { of: readonly (Paragraph | List)[] }): ReactElement {
  const bare = of.filter(({ type }) => type === 'paragraph').length === 1 && of[0]?.type === 'paragraph'
  return <>{of.map((block) => (bare && block.type === 'paragraph' ? <Words key={block.attrs.id} of={block.content} /> : flowBlock(block)))}</>
}

/** A paragraph or a list, as it stands in a call-out, an item or a cell. */
export function flowBlock(block: Paragraph | List): ReactElement | null {
  const { id } = block.attrs
  switch (block.type) {
    case 'paragraph':
      return block.content?.length ? (
        <p key={id}>
          <Words of={block.content} />
        </p>
      ) : null
    case 'bulletList':
      return (
        <ul key={id} className="dots">
          {block.content.map(item)}
        </ul>
      )
    case 'orderedList':
      return (
        <ol key={id} className="steps" start={block.attrs.start === 1 ? undefined : block.attrs.start}>
          {block.content.map(item)}
        </ol>
      )
    default:
      return unreachable(block)
  }
}

function item({ attrs, content }: ListItem): ReactElement {
  return (
    <li key={attrs.id}>
      <Flow of={content} />
    </li>
  )
}

/** A list of an appendix: an item that begins with the name of a group ("Trade press: …") hangs it beside the sources. */
export function Sources({ items }: { items: readonly ListItem[] }): ReactElement {
  return <ul className="sources">{items.map(source)}</ul>
}

function source(entry: ListItem): ReactElement {
  const [first, ...others] = entry.content
  const parts = first?.type === 'paragraph' ? splitGroup(first.content ?? []) : null
  if (!parts) return item(entry)
  const [group, rest] = parts
  return (
    <li key={entry.attrs.id} className="group">
      <span className="lead">
        <Words of={group} />
      </span>
      <span>
        <Words of={rest} />
      </span>
      {others.map(flowBlock)}
    </li>
  )
}
