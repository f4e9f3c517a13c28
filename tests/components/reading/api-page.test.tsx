import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { addresses } from '#app/api/addresses.ts'
import { operationsOf, refusalsOf, shapesOf } from '#components/reading/api-description.ts'
import { ApiPage } from '#components/reading/api-page.tsx'
import { openApi } from '#lib/openapi.ts'

const api = openApi(addresses, null)
const page = renderToStaticMarkup(<ApiPage api={api} />)
const operations = operationsOf(api).flatMap((group) => group.operations)
const escaped = (text: string) => text.replaceAll('&', '&amp;')

it('shows every operation with its address, and every refusal that is its own', () => {
  expect(operations.length).toBeGreaterThan(40)
  for (const operation of operations) {
    expect(page).toContain(`<code>${operation.method} ${operation.path}</code>`)
    expect(page).toContain(escaped(operation.summary))
    for (const kind of refusalsOf(operation)) expect(page).toContain(`<code>${kind}</code>`)
  }
})

it('leads every link of its own somewhere, once', () => {
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
  expect(new Set(ids).size).toBe(ids.length)
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
})

it('lists the fields of each shape once', () => {
  for (const { name, rows } of shapesOf(api)) {
    expect(page.split(`id="shape-${name}"`)).toHaveLength(2)
    expect(rows.length, name).toBeGreaterThan(0)
  }
})

it('is a document: no script, no style attribute, no backtick left', () => {
  expect(page).not.toMatch(/<script|style=|`/)
})
