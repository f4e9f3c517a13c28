import { z } from 'zod'
import { AnyNode, Inline, Mark, Words } from './api-document.ts'
import { Time } from './api-shapes.ts'

/*
 * What differs between two contents, as domain/compare/comparison.ts explains it.
 */

const kinds = z.enum(['bold', 'italic', 'underline', 'strike', 'code', 'superscript', 'subscript', 'link'])
const names = z.enum(['id', 'level', 'start', 'label', 'tone', 'caption', 'colspan', 'rowspan', 'href', 'type'])
const value = z.union([z.string(), z.number()])
const place = z.int()

const Segment = z
  .union([
    z.strictObject({ change: z.enum(['kept', 'added', 'removed']), inline: Inline }),
    z.strictObject({ change: z.literal('reformatted'), inline: Words, was: z.array(Mark) }),
  ])
  .meta({ id: 'Segment' })
const Shell = z.strictObject({ type: z.string(), attrs: z.record(z.string(), value) }).meta({ id: 'Shell', description: 'A node without what stands in it.' })
const AttributeChange = z.strictObject({ name: names, older: value, newer: value, segments: z.array(Segment).optional() }).meta({ id: 'AttributeChange' })
const MarkChange = z
  .strictObject({ mark: kinds, change: z.enum(['added', 'removed', 'changed']), href: z.string().optional(), was: z.string().optional() })
  .meta({ id: 'MarkChange' })
const count = z.int().min(0)
const TableChanges = z.strictObject({ rowsAdded: count, rowsRemoved: count, rowsMoved: count, columnsAdded: count, columnsRemoved: count, cells: count })

const Place = z.strictObject({ id: z.string(), level: z.literal([2, 3, 4]), number: z.string(), title: z.string() }).meta({ id: 'Place' })

const Inside = z
  .union([
    z.strictObject({ kind: z.literal('words'), segments: z.array(Segment) }),
    z.strictObject({
      kind: z.literal('pieces'),
      get pieces(): z.ZodType {
        return z.array(Piece)
      },
    }),
    z.strictObject({
      kind: z.literal('table'),
      get pieces(): z.ZodType {
        return z.array(Piece)
      },
      columns: z.array(z.strictObject({ change: z.enum(['kept', 'added', 'removed']) })),
      changes: TableChanges,
    }),
    z.strictObject({ kind: z.literal('nothing') }),
  ])
  .meta({ id: 'Inside' })

/** The five forms that a piece may have; an entry says besides under which heading it stands. */
const pieces = <Shape extends z.ZodRawShape>(besides: Shape) =>
  z.union([
    z.strictObject({ change: z.enum(['unchanged', 'moved']), older: place, newer: place, node: AnyNode, ...besides }),
    z.strictObject({ change: z.literal('added'), newer: place, node: AnyNode, ...besides }),
    z.strictObject({ change: z.literal('removed'), older: place, node: AnyNode, ...besides }),
    z.strictObject({ change: z.literal('moved-away'), older: place, newer: place, ...besides }),
    z.strictObject({
      change: z.enum(['edited', 'reformatted']),
      moved: z.boolean(),
      older: place,
      newer: place,
      node: Shell,
      was: Shell,
      attributes: z.array(AttributeChange),
      marks: z.array(MarkChange),
      inside: Inside,
      ...besides,
    }),
  ])

const Piece = pieces({}).meta({ id: 'Piece' })
const Entry = pieces({ section: Place.nullable(), other: Place.nullable().optional() }).meta({ id: 'Entry' })

const LabelChange = z
  .strictObject({ label: z.enum(['sponsor', 'tier', 'category', 'edition', 'note']), change: z.enum(['unchanged', 'edited']), segments: z.array(Segment) })
  .meta({ id: 'LabelChange' })

/** What two editions were published under. */
const Labels = z.strictObject({ labels: z.array(LabelChange), published: z.strictObject({ older: Time, newer: Time }) }).meta({ id: 'LabelComparison' })

const Side = z.union([z.strictObject({ draft: z.literal(true), etag: z.string() }), z.strictObject({ revision: z.int(), edition: z.string().nullable() })])

/** A comparison as the API shows it. */
export const Comparison = z
  .strictObject({
    from: Side,
    to: Side,
    labels: Labels.nullable().meta({ description: 'What the two were published under; null where one of them is no edition.' }),
    standfirst: z.strictObject({ change: z.enum(['unchanged', 'added', 'removed', 'edited']), segments: z.array(Segment) }),
    entries: z.array(Entry),
    keys: z
      .array(z.strictObject({ entry: place.nullable(), key: z.string() }))
      .optional()
      .meta({ description: 'What each change goes by when it is taken back: its place among the entries, null for the standfirst.' }),
    sections: z.array(z.strictObject({ section: Place.nullable(), removed: z.boolean(), changes: count, entries: z.array(count) })),
    counts: z.strictObject({
      changes: count,
      added: count,
      removed: count,
      edited: count,
      moved: count,
      reformatted: count,
      cells: count,
      wordsAdded: count,
      wordsRemoved: count,
    }),
    coarse: z
      .strictObject({ blocks: count })
      .nullable()
      .meta({ description: 'Of how many blocks some part is compared as a whole, because looking closer would have taken too long; null where none is.' }),
  })
  .meta({ id: 'Comparison' })
