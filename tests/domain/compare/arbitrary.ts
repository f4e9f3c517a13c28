import fc from 'fast-check'
import type { Content } from '#domain/richtext/document.ts'
import { parseContent } from '#domain/richtext/parse.ts'
import { schema } from '#domain/richtext/schema.ts'

type Json = Record<string, unknown>

const words = [
  'the',
  'torch',
  'cloud',
  'Beijing',
  '2022',
  '3,138',
  'company’s',
  'e-commerce',
  'U.S.',
  '東京大会',
  'ภาษา',
  'é́',
  '👩‍👩‍👧',
  '🇨🇭',
  '❤️',
  '.',
  ',',
  '“',
  '—',
  '  ',
  '\t',
  '\n',
  'relay',
  'IOC',
]
const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }).map((parts) => parts.join(' '))
const plain = fc.constantFrom('bold', 'italic', 'underline', 'strike').map((type) => ({ type }))
const link = fc.constantFrom('https://olympics.com/', '/sponsors/omega', 'mailto:desk@example.org').map((href) => ({ type: 'link', attrs: { href } }))
const script = fc.constantFrom('superscript', 'subscript').map((type) => ({ type }))
const marks = fc.oneof(
  { weight: 5, arbitrary: fc.constant([] as Json[]) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.option(link, { nil: null }), fc.option(plain, { nil: null }), fc.option(script, { nil: null }))
      .map((found) => found.filter((mark) => mark !== null)),
  },
  { weight: 1, arbitrary: fc.constant([{ type: 'code' }]) },
)
const inline = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(text, marks).map(([words, carried]): Json => ({ type: 'text', text: words, marks: carried })) },
  { weight: 1, arbitrary: fc.constant<Json>({ type: 'hardBreak' }) },
)
const line = fc.array(inline, { maxLength: 4 })
const paragraph = line.map((content): Json => ({ type: 'paragraph', content }))
const heading = fc.tuple(line, fc.constantFrom(2, 3, 4)).map(([content, level]): Json => ({ type: 'heading', attrs: { level }, content }))
const some = (arbitrary: fc.Arbitrary<Json>, maxLength = 3) => fc.array(arbitrary, { minLength: 1, maxLength })

const { list } = fc.letrec<{ list: Json; item: Json }>((tie) => ({
  item: fc
    .tuple(paragraph, fc.array(fc.oneof({ depthSize: 'small' }, paragraph, tie('list')), { maxLength: 2 }))
    .map(([first, rest]) => ({ type: 'listItem', content: [first, ...rest] })),
  list: fc.oneof(
    some(tie('item')).map((content): Json => ({ type: 'bulletList', content })),
    fc.tuple(some(tie('item')), fc.nat(20)).map(([content, start]): Json => ({ type: 'orderedList', attrs: { start }, content })),
  ),
}))
const flow = some(fc.oneof({ weight: 3, arbitrary: paragraph }, { weight: 1, arbitrary: list }), 2)
const quote = some(paragraph, 2).map((content): Json => ({ type: 'blockquote', content }))
const callout = fc
  .tuple(flow, fc.constantFrom('', 'Context', 'Critical development'), fc.constantFrom('note', 'context', 'critical'))
  .map(([content, label, tone]): Json => ({ type: 'callout', attrs: { label, tone }, content }))
const cell = fc
  .tuple(flow, fc.constantFrom('tableCell', 'tableHeader'), fc.constantFrom(1, 1, 1, 2, 3), fc.constantFrom(1, 1, 1, 2))
  .map(([content, type, colspan, rowspan]): Json => ({ type, attrs: { colspan, rowspan }, content }))
const table = fc
  .tuple(
    some(
      some(cell, 4).map((content): Json => ({ type: 'tableRow', content })),
      4,
    ),
    fc.constantFrom('', 'Sales by year', 'Sales and shares by year'),
  )
  .map(([content, caption]): Json => ({ type: 'table', attrs: { caption }, content }))

const block = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  { weight: 3, arbitrary: heading },
  { weight: 2, arbitrary: list },
  { weight: 1, arbitrary: quote },
  { weight: 1, arbitrary: callout },
  { weight: 2, arbitrary: table },
  { weight: 1, arbitrary: fc.constant<Json>({ type: 'horizontalRule' }) },
)

/** Gives every node an id of the pool, each once; what the schema does not allow to have one, none. */
function withIds(document: Json, seed: string): Json {
  let count = 0
  return JSON.parse(JSON.stringify(document), (_, value) => {
    if (typeof value !== 'object' || value === null || !('type' in value)) return value
    const type = schema.nodes[value.type as 'paragraph']
    return type?.spec.attrs && 'id' in type.spec.attrs ? { ...value, attrs: { ...value.attrs, id: `${seed}${count++}` } } : value
  })
}

function proved(standfirst: string, blocks: Json[], seed: string): Content {
  const content = parseContent({ standfirst, document: withIds({ type: 'doc', content: blocks }, seed) })
  if (!content.ok) throw new Error(JSON.stringify(content.refusal))
  return content.value
}

const standfirst = fc.oneof(
  fc.constant(''),
  text.map((words) => words.replace(/\s+/g, ' ')),
)

/** Any body of the schema, with ids of its own. */
export const content = (seed: string): fc.Arbitrary<Content> =>
  fc.tuple(standfirst, fc.array(block, { minLength: 1, maxLength: 10 })).map(([words, blocks]) => proved(words, blocks, seed))

/** Two states of a report: the newer is the older with blocks moved, dropped, doubled under new ids, and other blocks put between them. */
export const twoStates: fc.Arbitrary<[Content, Content]> = fc
  .tuple(content('a'), content('b'), fc.infiniteStream(fc.nat(9)))
  .map(([older, other, chance]): [Content, Content] => {
    const roll = () => chance.next().value as number
    const blocks = older.document.content.filter(() => roll() > 1).map((block) => (roll() > 6 ? scrambled(block, roll) : block))
    if (roll() > 5) blocks.push(...blocks.splice(0, 1))
    for (const stranger of other.document.content) if (roll() > 6) blocks.splice(roll() % (blocks.length + 1), 0, stranger)
    if (blocks.length === 0) return [older, other]
    const newer = parseContent({ standfirst: roll() > 6 ? other.standfirst : older.standfirst, document: { type: 'doc', content: blocks } })
    if (!newer.ok) throw new Error(JSON.stringify(newer.refusal))
    return [older, newer.value]
  })

/** A block with some of its words gone or marked, or of its parts in another order. */
function scrambled<Node extends { type: string }>(node: Node, roll: () => number): Node {
  const copy = JSON.parse(JSON.stringify(node)) as Json & { content?: Json[]; text?: string; marks?: Json[] }
  const visit = (at: typeof copy): void => {
    if (at.type === 'text' && roll() > 6) at.text = `${at.text?.split(' ').slice(1).join(' ')} Lausanne`
    if (at.type === 'text' && roll() > 7) at.marks = [{ type: 'bold' }]
    if ((at.type === 'tableRow' || at.type === 'table' || at.type === 'bulletList') && (at.content?.length ?? 0) > 1) {
      if (roll() > 5) at.content?.push(at.content.shift() as Json)
      if (roll() > 6) at.content?.pop()
    }
    for (const child of at.content ?? []) visit(child)
  }
  visit(copy)
  return copy as unknown as Node
}
