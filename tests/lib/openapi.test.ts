import { Validator } from '@seriousme/openapi-schema-validator'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { addresses } from '#app/api/addresses.ts'
import { parseDocument } from '#domain/richtext/parse.ts'
import { type ApiMethod, api } from '#lib/access.ts'
import { GivenDocument } from '#lib/api-document.ts'
import { problems } from '#lib/api-problem.ts'
import { openApi, pathOf, refusalsOf } from '#lib/openapi.ts'
import { apiWorld } from '../support/api.ts'
import { aContent } from '../support/factories.ts'

type Operation = { operationId: string; security: object[]; summary: string; responses: Record<string, unknown>; parameters: { name?: string; in?: string }[] }
type Described = { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, object> } }

const document = openApi(addresses, 'https://reports.example')
const described = JSON.parse(JSON.stringify(document)) as Described
const operations = Object.entries(described.paths).flatMap(([path, item]) =>
  Object.entries(item).flatMap(([method, operation]) => (method === 'parameters' ? [] : [{ name: `${method.toUpperCase()} ${path}`, operation }])),
)

afterEach(() => void vi.useRealTimers())

describe('the OpenAPI document', () => {
  let outcome: { valid: boolean; errors?: unknown }
  beforeAll(async () => {
    const validator = new Validator()
    outcome = await validator.validate(JSON.parse(JSON.stringify(document)))
    expect(validator.version).toBe('3.1')
  })

  it('is OpenAPI 3.1', () => expect(outcome).toMatchObject({ valid: true }))

  it('names every method of every address that the table has, and no other', () => {
    const listed = Object.entries(api).flatMap(([address, methods]) => Object.keys(methods).map((method) => `${method} ${pathOf(address)}`))
    const ownAddress = 'GET /api/v1/openapi.json'
    expect([...operations.map(({ name }) => name), ownAddress].toSorted()).toEqual(listed.toSorted())
  })

  it('is served with its own address in it', async () => {
    const { call } = await apiWorld()
    const { status, text } = await call('GET', '/api/v1/openapi.json', { token: null })
    expect(status).toBe(200)
    expect(Object.keys((JSON.parse(text) as Described).paths)).toContain('/api/v1/openapi.json')
  })

  it('says of each operation who may, what it does, and every refusal with its status', () => {
    for (const [address, methods] of Object.entries(addresses)) {
      for (const [method, gate] of Object.entries(api[address as keyof typeof addresses])) {
        const { endpoint } = methods[method as ApiMethod]
        const operation = described.paths[pathOf(address)]?.[method.toLowerCase()]
        if (!endpoint || !operation) throw new Error(`${method} ${address} is not described`)
        expect(operation.summary).toMatch(/^[A-Z].*[^.]$/)
        expect(operation.security).toEqual(gate === 'everyone' ? [] : [{ token: [] }])
        for (const kind of refusalsOf(endpoint, gate)) expect(JSON.stringify(operation.responses[problems[kind].status])).toContain(`"/problems/${kind}"`)
      }
    }
  })

  it('calls no two operations by one name', () => {
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length)
  })

  it('leads every reference somewhere', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#([^"]+)"/g)].map((match) => (match[1] ?? '').split('/').slice(1))
    expect(references.length).toBeGreaterThan(50)
    for (const way of references)
      expect(
        way.reduce<unknown>((inner, name) => (inner as Record<string, unknown>)?.[name], document),
        way.join('/'),
      ).toBeDefined()
  })

  it('holds nothing of how it was made', () => {
    expect(JSON.stringify(document)).not.toMatch(/describedAs|\$defs|~standard/)
  })
})

describe('the description of a body', () => {
  const everything = aContent().document
  const bare = JSON.parse(JSON.stringify(everything, (key, value) => (key === 'id' ? undefined : value)))

  it('takes what the parser takes: with ids, without, and without what has a default', () => {
    const short = { type: 'doc', content: [{ type: 'callout', content: [{ type: 'paragraph' }] }, { type: 'heading' }] }
    for (const body of [everything, bare, short]) {
      expect(parseDocument(body, () => crypto.randomUUID()).ok).toBe(true)
      expect(GivenDocument.safeParse(body).error?.issues).toBeUndefined()
    }
  })

  it.each([
    ['an unknown node', { type: 'script' }],
    ['a level that there is not', { type: 'heading', attrs: { level: 5 } }],
    ['an unknown attribute', { type: 'paragraph', attrs: { style: 'x' } }],
    ['a list without items', { type: 'bulletList', content: [] }],
  ])('refuses %s, as the parser does', (_, block) => {
    const body = { type: 'doc', content: [block] }
    expect([parseDocument(body, () => 'x').ok, GivenDocument.safeParse(body).success]).toEqual([false, false])
  })
})
