import { afterEach, expect, it } from 'vitest'
import { shelf } from '#lib/registry.ts'
import { offerReportPage } from '#lib/report-page.ts'
import type { OriginAnswer } from '#server/inner.ts'
import { origin } from '#server/origin.ts'

const next = async (path: string): Promise<OriginAnswer> => ({ status: 200, headers: {}, body: Buffer.from(`Next, ${path}`) })
const said = async (path: string) => (await origin(next)(path)).body.toString()

afterEach(() => void shelf.delete('report-page'))

it('asks Next for everything until the page of a report is loaded, and for all else afterwards', async () => {
  expect(await said('/sponsors/northwind')).toBe('Next, /sponsors/northwind')
  offerReportPage(async (slug) => new Response(`The page of ${slug}`))
  expect(await said('/sponsors/northwind')).toBe('The page of northwind')
  for (const path of ['/', '/sponsors', '/sponsors/northwind/changes', '/sponsors/%6Eorthwind', '/sponsors/northwind/', '/tiers/northwind'])
    expect(await said(path)).toBe(`Next, ${path}`)
})

it('brings status, headers and body', async () => {
  offerReportPage(async () => new Response('Gone', { status: 410, headers: { 'Cache-Control': 'public', 'X-Robots-Tag': 'noindex' } }))
  const answer = await origin(next)('/sponsors/northwind')
  expect(answer).toMatchObject({ status: 410, headers: { 'cache-control': 'public', 'x-robots-tag': 'noindex' } })
  expect(answer.body.toString()).toBe('Gone')
})

it('leaves a page that fails to Next, for whoever asked', async () => {
  offerReportPage(async () => {
    throw new Error('No paper left')
  })
  expect(await origin(next)('/sponsors/northwind')).toMatchObject({ status: 500, headers: {} })
})
