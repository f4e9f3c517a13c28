import { getSchema } from '@tiptap/core'
import type { AttributeSpec, MarkSpec, NodeSpec } from '@tiptap/pm/model'
import { describe, expect, it } from 'vitest'
import { bodyExtensions } from '#components/editor/extensions.ts'
import { schema as domain } from '#domain/richtext/schema.ts'

const editor = getSchema(bodyExtensions())

/** A group that no content expression names changes nothing; Tiptap's lists carry one. */
const groups = (spec: NodeSpec) =>
  (spec.group ?? '')
    .split(' ')
    .filter((group) => group !== 'list')
    .join(' ')

function attributes(given: Record<string, AttributeSpec> | undefined | null) {
  return Object.fromEntries(Object.entries(given ?? {}).map(([name, spec]) => [name, 'default' in spec ? { default: spec.default } : 'required']))
}

const samples: unknown[] = [
  null,
  undefined,
  '',
  'a',
  'note',
  'loud',
  0,
  1,
  2,
  3,
  4,
  5,
  100,
  101,
  1e9,
  9_999,
  10_000,
  1.5,
  'x'.repeat(121),
  'x'.repeat(301),
  'javascript:alert(1)',
  'https://example.org',
  '/sponsors/x',
  '//x',
  '#a',
]

/** Which of the samples an attribute takes. */
function takes(spec: AttributeSpec | undefined): unknown[] {
  return samples.filter((sample) => {
    if (typeof spec?.validate !== 'function') return true
    try {
      spec.validate(sample)
      return true
    } catch {
      return false
    }
  })
}

function node(spec: NodeSpec) {
  return {
    content: spec.content ?? '',
    group: groups(spec),
    attributes: attributes(spec.attrs),
    marks: spec.marks ?? null,
    inline: spec.inline ?? false,
    atom: spec.atom ?? false,
    isolating: spec.isolating ?? false,
    defining: spec.defining ?? false,
    selectable: spec.selectable ?? true,
    tableRole: spec.tableRole ?? null,
  }
}

function mark(spec: MarkSpec) {
  return { attributes: attributes(spec.attrs), inclusive: spec.inclusive ?? true, excludes: spec.excludes ?? null }
}

describe('the schema that the editor makes', () => {
  it('has the nodes of the domain and no others', () => {
    expect(Object.keys(editor.nodes).sort()).toEqual(Object.keys(domain.nodes).sort())
  })

  it('has the marks of the domain and no others', () => {
    expect(Object.keys(editor.marks).sort()).toEqual(Object.keys(domain.marks).sort())
  })

  it.each(Object.entries(domain.nodes))('sets %s as the domain does', (name, type) => {
    const own = editor.nodes[name]?.spec
    expect(own && node(own)).toEqual(node(type.spec))
  })

  it.each(Object.entries(domain.marks))('sets the mark %s as the domain does', (name, type) => {
    const own = editor.marks[name]?.spec
    expect(own && mark(own)).toEqual(mark(type.spec))
  })

  it.each([...Object.entries(domain.nodes), ...Object.entries(domain.marks)])('takes the same values in the attributes of %s', (name, type) => {
    const own = (editor.nodes[name] ?? editor.marks[name])?.spec.attrs
    for (const [attribute, spec] of Object.entries<AttributeSpec>(type.spec.attrs ?? {})) {
      if (attribute !== 'id') expect({ attribute, takes: takes(own?.[attribute]) }).toEqual({ attribute, takes: takes(spec) })
    }
  })

  it('makes a document that both read alike', () => {
    const document = { type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'a' }, content: [{ type: 'text', text: 'One' }] }] }
    expect(editor.nodeFromJSON(document).toJSON()).toEqual(domain.nodeFromJSON(document).toJSON())
  })
})
