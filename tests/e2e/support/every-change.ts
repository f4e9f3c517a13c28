import type { Block, Cell, Inline, List, ListItem, Mark, Paragraph, Row, Tone } from '#domain/richtext/document.ts'

/*
 * A report before and after every kind of change that there is: each node, each mark, each attribute, and what moved.
 */

const text = (words: string, ...marks: Mark[]): Inline => ({ type: 'text', text: words, ...(marks.length > 0 && { marks }) })
const link = (href: string): Mark => ({ type: 'link', attrs: { href } })
const line = (id: string, ...words: (string | Inline)[]): Paragraph => ({
  type: 'paragraph',
  attrs: { id },
  content: words.map((one) => (typeof one === 'string' ? text(one) : one)),
})
const title = (id: string, words: string, level: 2 | 3 | 4): Block => ({ type: 'heading', attrs: { id, level }, content: [text(words)] })
const item = (id: string, words: string): ListItem => ({ type: 'listItem', attrs: { id }, content: [line(`${id}p`, words)] })
const list = (id: string, ...items: ListItem[]): List => ({ type: 'bulletList', attrs: { id }, content: items })
const steps = (id: string, start: number, ...items: ListItem[]): List => ({ type: 'orderedList', attrs: { id, start }, content: items })
const quote = (id: string, words: string): Block => ({ type: 'blockquote', attrs: { id }, content: [line(`${id}p`, words)] })
const callout = (id: string, label: string, tone: Tone, words: string): Block => ({
  type: 'callout',
  attrs: { id, label, tone },
  content: [line(`${id}p`, words)],
})
const rule = (id: string): Block => ({ type: 'horizontalRule', attrs: { id } })
const cell = (id: string, words: string, { head = false, colspan = 1, rowspan = 1 } = {}): Cell => ({
  type: head ? 'tableHeader' : 'tableCell',
  attrs: { id, colspan, rowspan },
  content: [words === '' ? { type: 'paragraph', attrs: { id: `${id}p` } } : line(`${id}p`, words)],
})
const row = (id: string, ...cells: Cell[]): Row => ({ type: 'tableRow', attrs: { id }, content: cells })
const table = (id: string, caption: string, ...rows: Row[]): Block => ({ type: 'table', attrs: { id, caption }, content: rows })

const marks = ['bold', 'italic', 'underline', 'strike', 'superscript', 'subscript', 'code'] as const
/** A line with a word for each mark, set in it or plain. */
const marked = (id: string, set: boolean): Paragraph =>
  line(id, 'Set anew: ', ...marks.flatMap((type) => [set ? text(type, { type }) : text(type), text('; ')]), 'and nothing else.')
const led = (id: string, first: string | null, second: string | null): Paragraph =>
  line(
    id,
    'Read ',
    first ? text('the statement', link(first)) : text('the statement'),
    ' and ',
    second ? text('the timetable', link(second)) : text('the timetable'),
    '.',
  )

const stays = [
  'The company runs forty-two boats between the venues of the bay.',
  'Its licence covers the harbour and the river mouth.',
  'A crossing takes eleven minutes in calm water.',
  'Crews are trained in three languages.',
  'The fuel comes from two terminals on the north shore.',
  'Spare boats lie at the old fish market.',
  'Tickets are checked on board.',
  'Bicycles travel free of charge before nine.',
  'The last boat waits for the ceremony to end.',
  'Lost property is kept for a season.',
]
const quiet = (): Block[] => stays.map((words, at) => line(`stays${at}`, words))
const moves = line('moves', 'Two lines are run together with the island municipality since the winter of 2021.')
const movesEdited = (words: string) => line('movese', `The night service was tried for a month in ${words} and was liked by those who work late.`)
const head = (id: string, ...words: string[]) => row(id, ...words.map((one, at) => cell(`${id}c${at}`, one, { head: true })))
const plain = (id: string, ...words: string[]) => row(id, ...words.map((one, at) => cell(`${id}c${at}`, one)))

/** The older and the newer body; every section of them is about one kind of change. */
export function everyChange(): { older: Block[]; newer: Block[] } {
  const older: Block[] = [
    title('sum', 'Executive summary', 2),
    line('sum1', 'The company carries visitors between the venues.'),
    title('lines', 'Lines of text', 2),
    line('edited', 'From 1991 to 2004 the role belonged to the sister company.'),
    line('gone', 'The ranking for this year is expected in February.'),
    marked('marks', false),
    led('links', 'https://ferries.example/statement-2024', null),
    line('break', 'One line', ' and its second half.'),
    line('kind', 'What was a line becomes a heading'),
    title('level', 'A heading that sinks', 3),
    rule('rule'),
    title('still', 'What stays', 2),
    moves,
    movesEdited('2019'),
    ...quiet(),
    title('lists', 'Lists', 2),
    list(
      'list',
      item('i1', 'The bay line: every ten minutes.'),
      item('i2', 'The island line: every hour.'),
      item('i3', 'The night line: on request only.'),
      item('i4', 'The river line, in summer.'),
    ),
    steps('steps', 1, item('s1', 'Board at the north pier.'), item('s2', 'Change at the lighthouse.')),
    list('turns', item('t1', 'First the harbour.'), item('t2', 'Then the river.')),
    title('boxes', 'Call-outs and quotations', 2),
    callout('tone', 'Watch', 'note', 'The harbour licence ends in March 2028.'),
    callout('label', 'Watch', 'context', 'The tender is repeated every nine years.'),
    quote('quote', 'We will carry everyone who comes to the quay.'),
    title('tables', 'Tables', 2),
    table(
      'fleet',
      'The fleet',
      head('fh', 'Year', 'Boats', 'Crew'),
      plain('f1', '2019', '31', '210'),
      plain('f2', '2021', '36', '240'),
      plain('f3', '2023', '39', '251'),
      plain('f4', '2024', '40', '260'),
    ),
    table('shape', 'Piers', head('ph', 'Pier', 'Depth'), plain('p1', 'North', '6 m'), row('p2', cell('p2c0', 'South'), cell('p2c1', '5 m'))),
    title('goes', 'A section that goes', 2),
    line('goes1', 'Nothing of it is true any longer.'),
    title('out', 'Outlook', 2),
    line('out1', 'Two more boats join before the Games.'),
  ]
  const newer: Block[] = [
    title('sum', 'Executive summary', 2),
    line('sum1', 'The company carries visitors between the venues.'),
    title('lines', 'Lines of text', 2),
    line('edited', 'From 1991 to 2006 the role belonged to a sister company, as the minutes say.'),
    line('came', 'Counted at retail prices the estimate is CHF 3,138 million.'),
    marked('marks', true),
    led('links', 'https://ferries.example/statement-2025', '/sponsors/omega'),
    line('break', 'One line', { type: 'hardBreak' }, 'and its second half.'),
    title('kind', 'What was a line becomes a heading', 3),
    title('level', 'A heading that sinks', 4),
    title('still', 'What stays', 2),
    ...quiet(),
    title('lists', 'Lists', 2),
    list(
      'list',
      item('i4', 'The river line, in summer.'),
      item('i1', 'The bay line: every eight minutes.'),
      item('i3', 'The night line: on request only.'),
      item('i5', 'The airport line.'),
    ),
    steps('steps', 4, item('s1', 'Board at the north pier.'), item('s2', 'Change at the lighthouse.')),
    steps('turns', 1, item('t1', 'First the harbour.'), item('t2', 'Then the river.')),
    title('boxes', 'Call-outs and quotations', 2),
    callout('tone', 'Watch', 'critical', 'The harbour licence ends in March 2028.'),
    callout('label', 'Since 2019', 'context', 'The tender is repeated every nine years.'),
    quote('quote', 'We will carry everyone who comes to the quay in time.'),
    rule('rule2'),
    title('tables', 'Tables', 2),
    table(
      'fleet',
      'The fleet by year',
      row('fh', ...['Year', 'Boats', 'Crew', 'Routes'].map((one, at) => cell(`fhc${at}`, one, { head: true }))),
      row('f4', ...['2024', '40', '260', '9'].map((one, at) => cell(`f4c${at}`, one))),
      row('f1', ...['2019', '31', '210', '5'].map((one, at) => cell(`f1c${at}`, one))),
      row('f2', ...['2021', '36', '242', '7'].map((one, at) => cell(`f2c${at}`, one))),
      plain('f5', '2025', '42', '268', '11'),
    ),
    table(
      'shape',
      'Piers',
      head('ph', 'Pier', 'Depth'),
      row('p1', cell('p1c0', 'North', { head: true }), cell('p1c1', '6 m')),
      row('p2', cell('p2c0', 'South', { colspan: 2 })),
    ),
    title('out', 'Outlook', 2),
    movesEdited('2022'),
    moves,
    line('out1', 'Two more boats join before the Games.'),
  ]
  return { older, newer }
}
