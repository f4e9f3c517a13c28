import { api, expect, expectNoAxeFindings, heading, paragraph, tabTo, test } from './support/desk.ts'
import type { HostCity } from './support/server.ts'

const publish = (host: HostCity, id: string) => api(host, 'POST', `/api/v1/reports/${id}/editions`, { change: 'minor', note: 'An edition.' })
const body = (line: string) => [
  heading('Executive Summary'),
  paragraph('The company runs boats.'),
  heading('History'),
  paragraph('Nothing yet.'),
  heading('Ports and quays', 3),
  paragraph(line),
]

test('readers search by keyboard alone, without a line of script, and land in the section', async ({ aReport, visit, host }) => {
  const report = await aReport('Halcyon Lines', body('A café stands on the old lighthouse pier.'))
  await publish(host, report.id)
  const { page } = await visit({ javaScriptEnabled: false })
  await page.goto('/search')
  await expect(page.getByRole('heading', { level: 1, name: 'Search' })).toBeVisible()
  await tabTo(page, page.getByRole('main').getByRole('searchbox'))
  await page.keyboard.type('CAFE lighthou')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '1 report matches “CAFE lighthou”' })).toBeVisible()
  await expect(page.locator('mark')).toHaveText(['café', 'lighthouse'])

  await tabTo(page, page.getByRole('link', { name: '1.1 Ports and quays' }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/sponsors/${report.slug}#s1-1$`))
  await expect(page.locator('#s1-1')).toBeInViewport()
})

test('a misspelt sponsor is found, and a withdrawn report is not, from that moment on', async ({ aReport, visit, host }) => {
  const report = await aReport('Meridiana Ferries', body('A lantern.'))
  await publish(host, report.id)
  const { page } = await visit()
  await page.goto('/search?q=meridaina')
  await expect(page.getByText(/Did you mean Meridiana\?/)).toBeVisible()
  await page.getByRole('link', { name: 'Meridiana', exact: true }).click()
  await expect(page.getByRole('link', { name: report.name })).toBeVisible()
  await api(host, 'DELETE', `/api/v1/reports/${report.id}/editions/live`, { reason: 'The figures are wrong.' })
  await page.reload()
  await expect(page.getByRole('heading', { name: 'No report matches “Meridiana”' })).toBeVisible()
  expect(await (await fetch(`${host.url}/search.json?q=meridiana`)).json()).toMatchObject({ total: 0, reports: [] })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the pages of a search, and none scrolls sideways, ${colorScheme}`, async ({ aReport, visit, host }) => {
    for (const line of ['A beacon burns.', 'Another beacon, far out.']) await publish(host, (await aReport('Beacon Boats', body(line))).id)
    const { page } = await visit({ colorScheme, viewport: { width: 390, height: 844 } })
    for (const path of [
      '/search',
      '/search?q=beacon',
      '/search?q=beacon&tier=worldwide-olympic-partner',
      '/search?q=zeppelin+beacon',
      `/search?q=${'x'.repeat(200)}`,
    ]) {
      await page.goto(path)
      await expectNoAxeFindings(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390)
    }
  })
}
