import { api, authorization, expect, expectNoAxeFindings, test } from './support/desk.ts'

test('readers find a report on the index and read it, without a line of script', async ({ aReport, visit, host }) => {
  const report = await aReport('Northwind Ferries')
  await api(host, 'POST', `/api/v1/reports/${report.id}/editions`, { change: 'major', note: 'First edition.' })
  const { page } = await visit({ javaScriptEnabled: false })
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.resourceType()))
  await page.goto('/')
  await page.getByRole('link', { name: new RegExp(report.name) }).click()
  await expect(page.getByRole('heading', { level: 1, name: report.name })).toBeVisible()
  await expect(page.getByText('First edition.')).toBeVisible()
  await expect(page.getByRole('navigation', { name: /contents/i }).getByRole('link', { name: /History/ })).toHaveAttribute('href', '#s1')
  await expect(page.locator('#s1')).toContainText('History')
  expect(requests).not.toContain('script')
  await page
    .getByRole('link', { name: /All sponsors/i })
    .first()
    .click()
  await expect(page).toHaveURL(`${host.url}/`)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the public pages, ${colorScheme}`, async ({ aReport, visit, host, expectedErrors }) => {
    expectedErrors.push(/404/)
    const report = await aReport('Northwind Ferries')
    await api(host, 'POST', `/api/v1/reports/${report.id}/editions`, { change: 'major', note: 'First edition.' })
    const { page } = await visit({ colorScheme })
    for (const path of ['/', `/sponsors/${report.slug}`, '/sponsors/nobody', '/nowhere/at/all']) {
      await page.goto(path)
      await expectNoAxeFindings(page)
    }
  })
}

test('a page that has not changed is not sent twice, and one that has is never old', async ({ aReport, host }) => {
  const report = await aReport('Northwind Ferries')
  const publish = (note: string) => api(host, 'POST', `/api/v1/reports/${report.id}/editions`, { change: 'minor', note })
  await publish('First edition.')
  const address = `${host.url}/sponsors/${report.slug}`
  const first = await fetch(address)
  const tag = first.headers.get('etag') ?? ''
  expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
  expect(first.headers.get('content-security-policy')).not.toMatch(/unsafe-inline|nonce/)
  expect((await fetch(address, { headers: { 'if-none-match': tag } })).status).toBe(304)

  const draft = `/api/v1/reports/${report.id}/draft`
  const present = await fetch(`${host.url}${draft}`, { headers: await authorization(host) })
  const content = (await present.json()) as { standfirst: string; document: unknown }
  await api(host, 'PUT', draft, { ...content, standfirst: 'Another line.' }, { 'if-match': present.headers.get('etag') ?? '' })
  expect((await fetch(address, { headers: { 'if-none-match': tag } })).status, 'a draft is nothing to readers').toBe(304)
  await publish('A new standfirst.')
  const second = await fetch(address, { headers: { 'if-none-match': tag } })
  expect(second.status).toBe(200)
  expect(await second.text()).toContain('Another line.')
})

test('on a phone the page never scrolls sideways', async ({ aReport, visit, host }) => {
  const report = await aReport('Northwind Ferries')
  await api(host, 'POST', `/api/v1/reports/${report.id}/editions`, { change: 'major', note: 'First edition.' })
  const { page } = await visit({ viewport: { width: 390, height: 844 } })
  for (const path of ['/', `/sponsors/${report.slug}`]) {
    await page.goto(path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  }
})
