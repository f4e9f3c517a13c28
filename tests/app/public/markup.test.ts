import { brotliCompressSync, gzipSync } from 'node:zlib'
import { HtmlValidate } from 'html-validate'
import { beforeEach, expect, it } from 'vitest'
import * as elsewhere from '#app/(public)/[...path]/route.ts'
import * as category from '#app/(public)/categories/[slug]/route.tsx'
import * as front from '#app/(public)/route.tsx'
import * as search from '#app/(public)/search/route.tsx'
import * as comparison from '#app/(public)/sponsors/[slug]/changes/[older]/[newer]/route.ts'
import * as changes from '#app/(public)/sponsors/[slug]/changes/route.tsx'
import * as edition from '#app/(public)/sponsors/[slug]/editions/[edition]/route.tsx'
import * as sponsor from '#app/(public)/sponsors/[slug]/route.tsx'
import * as tier from '#app/(public)/tiers/[key]/route.tsx'
import * as api from '#app/api/v1/docs/route.tsx'
import { withdraw } from '#domain/editions/withdraw.ts'
import { listReports } from '#domain/reports/desk.ts'
import { sampleWorld } from '#tests/domain/sample/world.ts'
import { offerDatabase } from '#tests/support/api.ts'
import { NOW } from '#tests/support/clock.ts'
import type { TestDatabase } from '#tests/support/database.ts'
import { anActor } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

let world: TestDatabase

beforeEach(async () => {
  world = await sampleWorld()
  offerDatabase(world)
})

/** The standard and what makes it accessible. How React writes what may be written in several ways is left to React. */
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  elements: ['html5'],
  rules: { 'require-csp-nonce': 'off', 'require-sri': 'off' },
})

const at = <Params extends Record<string, string | string[]>>(
  route: { GET(request: Request, given: { params: Promise<Params> }): Promise<Response> },
  params: Params,
) => route.GET(new Request('http://elsewhere.example/'), { params: Promise.resolve(params) })
const searched = (query: string) => search.GET(new Request(`http://elsewhere.example/search?${query}`))
const frontPage = (query: string) => front.GET(new Request(`http://elsewhere.example/${query}`))

async function withdrawn(slug: string): Promise<void> {
  const reportId = listReports(world.reads).find((report) => report.slug === slug)?.id ?? ''
  await done(world, (tx) => withdraw(tx, anActor(), { reportId, reason: 'The figures are wrong.' }, NOW))
}

it.each<[string, number, () => Promise<Response>]>([
  ['the index', 200, () => frontPage('')],
  ['the index, sifted and in another order', 200, () => frontPage('?tier=founding-partner&category=airline&sort=latest')],
  ['the index, asked for what nobody knows', 200, () => frontPage('?tier=gold&sort=size')],
  ['a search', 200, () => searched('q=olympic+games')],
  ['a search in a tier', 200, () => searched('q=olympic&tier=founding-partner')],
  ['a search for a name that is misspelt', 200, () => searched('q=alibba')],
  ['a search that finds nothing', 200, () => searched('q=olympic+zeppelin')],
  ['a search for nothing', 200, () => searched('')],
  ['a tier', 200, () => at(tier, { key: 'founding-partner' })],
  ['a tier that nobody knows', 404, () => at(tier, { key: 'gold' })],
  ['a category', 200, () => at(category, { slug: 'airline' })],
  ['a category that nobody knows', 404, () => at(category, { slug: 'gold' })],
  ...['alibaba', 'delta-air-lines', 'google', 'omega', 'starbucks', 'visa'].map((slug): [string, number, () => Promise<Response>] => [
    `the report on ${slug}`,
    200,
    () => at(sponsor, { slug }),
  ]),
  ['an edition that is not the newest', 200, () => at(edition, { slug: 'alibaba', edition: '1.1' })],
  ['an edition that never was', 404, () => at(edition, { slug: 'alibaba', edition: '9.9' })],
  ['the changes of a report', 200, () => at(changes, { slug: 'alibaba' })],
  ['a comparison', 200, () => at(comparison, { slug: 'alibaba', older: '1.1', newer: '2.0' })],
  ['a withdrawn report', 410, async () => withdrawn('visa').then(() => at(sponsor, { slug: 'visa' }))],
  ['an address that leads nowhere', 404, () => at(elsewhere, { path: ['no', 'such', 'place'] })],
  ['the API', 200, () => api.GET()],
])('is valid: %s', async (_, status, ask) => {
  const answer = await ask()
  expect(answer.status).toBe(status)
  const report = await validator.validateString(await answer.text())
  expect(
    report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, selector, line, column }) => `${ruleId}: ${message} (${selector}, ${line}:${column})`),
    ),
  ).toEqual([])
})

it('weighs less than 14 KB compressed, so that a whole report comes in the first round trip', async () => {
  const page = await (await at(sponsor, { slug: 'alibaba' })).text()
  expect(brotliCompressSync(page).length).toBeLessThan(14_000)
  expect(gzipSync(page).length).toBeLessThan(14_000)
})
