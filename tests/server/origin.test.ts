import { afterEach, expect, it } from 'vitest'
import { offerDocument } from '#lib/offered-documents.ts'
import { shelf } from '#lib/registry.ts'
import type { OriginAnswer } from '#server/inner.ts'
import { origin } from '#server/origin.ts'

const next = async (path: string): Promise<OriginAnswer> => ({ status: 200, headers: {}, body: Buffer.from(`Next, ${path}`) })
const said = async (path: string) => (await origin(next)(path)).body.toString()

afterEach(() => void shelf.delete('documents'))

it('asks Next for everything until the page of a report is loaded, and for all else afterwards', async () => {
  expect(await said('/sponsors/northwind')).toBe('Next, /sponsors/northwind')
  offerDocument('/sponsors/[slug]', async (_, { params }) => new Response(`The page of ${(await params).slug}`))
  expect(await said('/sponsors/northwind')).toBe('The page of northwind')
  for (const path of ['/', '/sponsors', '/sponsors/northwind/changes', '/sponsors/%6Eorthwind', '/sponsors/northwind/', '/tiers/northwind'])
    expect(await said(path)).toBe(`Next, ${path}`)
})

it('brings status, headers and body', async () => {
  offerDocument('/sponsors/[slug]', async () => new Response('Gone', { status: 410, headers: { 'Cache-Control': 'public', 'X-Robots-Tag': 'noindex' } }))
  const answer = await origin(next)('/sponsors/northwind')
  expect(answer).toMatchObject({ status: 410, headers: { 'cache-control': 'public', 'x-robots-tag': 'noindex' } })
  expect(answer.body.toString()).toBe('Gone')
})

it('leaves a page that fails to Next, for whoever asked', async () => {
  offerDocument('/sponsors/[slug]', async () => {
    throw new Error('No paper left')
  })
  expect(await origin(next)('/sponsors/northwind')).toMatchObject({ status: 500, headers: {} })
})

it('asks a search with all of its query', async () => {
  offerDocument('/search', async (request) => new Response(new URL(request.url).searchParams.get('q')))
  expect(await said('/search?q=torch+relay%3F')).toBe('torch relay?')
  expect(await said('/search.json?q=torch')).toBe('Next, /search.json?q=torch')
  expect(await said('/searches?q=torch')).toBe('Next, /searches?q=torch')
})
