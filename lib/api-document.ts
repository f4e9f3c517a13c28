import { z } from 'zod'
import { BOUNDS } from '#domain/richtext/schema.ts'

/*
 * The rich-text schema as the API describes it. domain/richtext/parse.ts decides; tests hold this to it.
 */

const text = (most: number) => z.string().max(most)
const simple = z.strictObject({ type: z.enum(['bold', 'italic', 'underline', 'strike', 'code', 'superscript', 'subscript']) })
const link = z.strictObject({ type: z.literal('link'), attrs: z.strictObject({ href: z.string() }) })
export const Mark = z.union([simple, link]).meta({ id: 'Mark' })
export const Words = z.strictObject({ type: z.literal('text'), text: z.string().min(1), marks: z.array(Mark).optional() }).meta({ id: 'Text' })
export const Inline = z.union([Words, z.strictObject({ type: z.literal('hardBreak') })]).meta({ id: 'Inline' })

/** The blocks of a body, in answers with their ids and in requests where an id, and what has a default, may be left out. */
function blocks({ given, named }: { given: boolean; named: (name: string) => string }) {
  const optional = <T extends z.ZodType>(schema: T) => (given ? schema.optional() : schema) as T
  const id = optional(z.string().regex(/^[A-Za-z0-9_-]{1,40}$/))
  const attrs = <Shape extends z.ZodRawShape>(shape: Shape) => optional(z.strictObject({ id, ...shape }))
  const level = optional(z.literal([2, 3, 4]))
  const span = optional(z.int().min(1).max(BOUNDS.span))

  const Paragraph = z.strictObject({ type: z.literal('paragraph'), attrs: attrs({}), content: z.array(Inline).optional() }).meta({ id: named('Paragraph') })
  const Heading = z.strictObject({ type: z.literal('heading'), attrs: attrs({ level }), content: z.array(Inline).optional() }).meta({ id: named('Heading') })
  const ListItem = z
    .strictObject({
      type: z.literal('listItem'),
      attrs: attrs({}),
      get content(): z.ZodType {
        return flow
      },
    })
    .meta({ id: named('ListItem') })
  const BulletList = z.strictObject({ type: z.literal('bulletList'), attrs: attrs({}), content: z.array(ListItem).min(1) }).meta({ id: named('BulletList') })
  const start = optional(z.int().min(0).max(BOUNDS.listStart))
  const OrderedList = z
    .strictObject({ type: z.literal('orderedList'), attrs: attrs({ start }), content: z.array(ListItem).min(1) })
    .meta({ id: named('OrderedList') })
  const flow = z.array(z.union([Paragraph, BulletList, OrderedList])).min(1)
  const Quote = z.strictObject({ type: z.literal('blockquote'), attrs: attrs({}), content: z.array(Paragraph).min(1) }).meta({ id: named('Quote') })
  const tone = optional(z.enum(['note', 'context', 'critical']))
  const Callout = z
    .strictObject({ type: z.literal('callout'), attrs: attrs({ label: optional(text(BOUNDS.label)), tone }), content: flow })
    .meta({ id: named('Callout') })
  const Cell = z
    .strictObject({ type: z.enum(['tableCell', 'tableHeader']), attrs: attrs({ colspan: span, rowspan: span }), content: flow })
    .meta({ id: named('Cell') })
  const Row = z.strictObject({ type: z.literal('tableRow'), attrs: attrs({}), content: z.array(Cell).min(1) }).meta({ id: named('Row') })
  const caption = optional(text(BOUNDS.caption))
  const Table = z.strictObject({ type: z.literal('table'), attrs: attrs({ caption }), content: z.array(Row).min(1) }).meta({ id: named('Table') })
  const Rule = z.strictObject({ type: z.literal('horizontalRule'), attrs: attrs({}) }).meta({ id: named('Rule') })

  const Block = z.union([Paragraph, Heading, BulletList, OrderedList, Quote, Callout, Table, Rule]).meta({ id: named('Block') })
  const Document = z.strictObject({ type: z.literal('doc'), content: z.array(Block).min(1) }).meta({ id: named('Document') })
  return { Document, Node: z.union([Block, ListItem, Row, Cell]).meta({ id: named('Node') }) }
}

const answered = blocks({ given: false, named: (name) => name })
const given = blocks({ given: true, named: (name) => `Given${name}` })

/** A body as it is answered. */
export const Document = answered.Document
/** Any node of a body, as a comparison shows it. */
export const AnyNode = answered.Node
/** A body as it may be sent. It describes; what is refused, with its path, is for the parser to say. */
export const GivenDocument = given.Document

export const standfirst = text(BOUNDS.standfirst)
