import type { ReactElement } from 'react'
import { Words } from '#components/reading/inline.tsx'
import { ReportBody } from '#components/reading/report-body.tsx'
import type { Passages, Source } from '#domain/authorship/passages.ts'
import type { AnyNode, Block, Content } from '#domain/richtext/document.ts'
import { type Author, authorsOf, cameWith, nameOf, placeOf } from './authors.ts'
import { AuthorsLegend } from './legend.tsx'
import { type MarkOf, markedDocument, markedText } from './marked.tsx'
import { PassageWalk, type ToldSource } from './passage-walk.tsx'
import { type Narrowing, type Stretch, stretchesOf } from './stretches.ts'

type AuthorsViewProps = { content: Content; passages: Passages; narrowing: Narrowing; path: string; query: Record<string, string>; now: number }

/** A report with the passages of each author marked in it, who they are beside it, and where each came from in the margin. */
export function AuthorsView({ content, passages, narrowing, path, query, now }: AuthorsViewProps): ReactElement {
  const { authors, authorOf } = authorsOf(passages)
  const { lines, sources } = passages
  const stretches = stretchesOf(passages, narrowing)
  const markOf: MarkOf = (at) => ({ look: authorOf(at).look, letters: `${authorOf(at).letters} ${sources[at]?.revision ?? 'draft'}` })
  const { document, names } = markedDocument(content.document, { lines, stretches, markOf })
  const notes = notesOf(content, passages, stretches)
  const total = stretches.flat().reduce((most, { number }) => Math.max(most, number), 0)
  const note = (id: string | null) => <Note sources={notes.get(id) ?? []} told={sources} authorOf={authorOf} path={path} />
  const around = (block: Block, shown: ReactElement | null) =>
    shown && (
      <div className="blk" key={block.attrs.id}>
        {note(block.attrs.id)}
        {shown}
      </div>
    )
  return (
    <>
      <section className="walk" aria-label="Passages">
        <PassageWalk total={total} sources={sources.map((source) => toldSource(source))} path={path} now={now} />
      </section>
      <div className="cmp by">
        <AuthorsLegend authors={authors} chosen={narrowing.personId} query={query} />
        <main className="doc" id="document">
          <div className="canvas">
            <div className={Object.values(narrowing).some((each) => each !== undefined) ? 'text narrowed' : 'text'}>
              {total === 0 ? <p className="none-found">No words of this report are of that person and that time.</p> : null}
              {content.standfirst ? (
                <div className="blk">
                  {note(null)}
                  <p className="standfirst">
                    <Words of={markedText(content.standfirst, stretches[0] ?? [], markOf)} />
                  </p>
                </div>
              ) : null}
              <ReportBody document={document} names={names} around={around} />
            </div>
          </div>
        </main>
      </div>
    </>
  )
}

const toldSource = (source: Source): ToldSource => ({ who: nameOf(source), came: cameWith(source), at: source.at, revision: source.revision })

/** So many sources of one block are named in the margin. */
const NAMED = 8

type NoteProps = { sources: number[]; told: Source[]; authorOf: (source: number) => Author; path: string }

/** In the margin, where it differs from what stands above: whose the words beside it are and which revision brought them. */
function Note({ sources, told, authorOf, path }: NoteProps): ReactElement | null {
  if (sources.length === 0) return null
  return (
    <p className="tag">
      {sources.slice(0, NAMED).map((at) => {
        const source = told[at] as Source
        const { letters, look } = authorOf(at)
        const full = `${nameOf(source)}, ${cameWith(source)}`
        const inner = (
          <>
            <span className={`st l${look}`}>{letters}</span> {source.revision ?? 'draft'}
          </>
        )
        return (
          <a key={at} href={placeOf(path, source)} title={full} aria-label={full}>
            {inner}
          </a>
        )
      })}
      {sources.length > NAMED ? <span>and {sources.length - NAMED} more</span> : null}
    </p>
  )
}

/** The sources of each block's words, by its id, the standfirst's by null; empty where they are those of the block above. */
function notesOf(content: Content, { lines }: Passages, stretches: readonly Stretch[][]): Map<string | null, number[]> {
  const top = new Map<string | null, string | null>([[null, null]])
  const visit = (node: AnyNode, block: string): void => {
    if ('attrs' in node) top.set(node.attrs.id, block)
    if ('content' in node) for (const child of (node.content ?? []) as AnyNode[]) visit(child, block)
  }
  for (const block of content.document.content) visit(block, block.attrs.id)
  const found = new Map<string | null, Set<number>>()
  for (const [at, { block }] of lines.entries()) {
    const own = top.get(block) ?? null
    const known = found.get(own) ?? new Set()
    for (const { number, source } of stretches[at] ?? []) if (number > 0) known.add(source)
    found.set(own, known)
  }
  let last = ''
  return new Map(
    [...found].map(([block, each]): [string | null, number[]] => {
      const sources = [...each]
      const same = sources.join() === last
      if (sources.length > 0) last = sources.join()
      return [block, same ? [] : sources]
    }),
  )
}
