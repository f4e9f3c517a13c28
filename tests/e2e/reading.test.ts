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

test('marks the section that one reads, copies its address, and shifts nothing', async ({ sampleHost, visit }) => {
  const { page, context } = await visit({ viewport: { width: 1440, height: 900 } }, sampleHost)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.addInitScript(() => {
    localStorage.setItem('read alibaba', '1.1 2026-02-03')
    new PerformanceObserver((list) => {
      // Faces may arrive after the first line is drawn, and a machine without their stand-ins shows it a little.
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        if (entry.value > 0.01) document.documentElement.dataset.shifted = JSON.stringify(entry)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto('/sponsors/alibaba')
  const contents = page.getByRole('navigation', { name: 'Contents' })
  await expect(page.getByText('You last read edition 1.1 on 3 February 2026.')).toBeVisible()
  await expect(page.locator('[data-shifted]')).toHaveCount(0)
  await contents.getByRole('link', { name: /Key metrics/ }).click()
  await expect(contents.locator('[aria-current]')).toHaveText('6 Key metrics & business context')
  await page.locator('#s6').getByRole('link', { name: '6' }).click()
  await expect(page.getByRole('status')).toHaveText('Address copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${sampleHost.url}/sponsors/alibaba#s6`)
  await page.getByRole('button', { name: 'Copy' }).click()
  await expect(page.getByRole('status')).toHaveText('Copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`27 February 2026. ${sampleHost.url}/sponsors/alibaba/editions/2.0`)
  await page.getByRole('link', { name: 'What is different since' }).click()
  await expect(page).toHaveURL(`${sampleHost.url}/sponsors/alibaba/changes/1.1/2.0`)
})

test('the index is sifted without a script, and finds the way back from what nobody knows', async ({ sampleHost, visit }) => {
  const { page } = await visit({ javaScriptEnabled: false }, sampleHost)
  await page.goto('/')
  await page
    .getByRole('navigation', { name: 'Tiers' })
    .getByRole('link', { name: /Founding Partners/ })
    .click()
  await expect(page).toHaveURL(`${sampleHost.url}/?tier=founding-partner`)
  await page.getByRole('combobox', { name: 'Category' }).selectOption({ label: 'Airline (1)' })
  await page.getByRole('combobox', { name: 'Order' }).selectOption({ label: 'By latest major change' })
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByText('1 sponsor, 1 report, of 36 sponsors in all.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Delta Air Lines' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Starbucks' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Any category' }).click()
  await expect(page.getByRole('heading', { name: 'Starbucks' })).toBeVisible()
  await page.goto('/?tier=gold')
  await expect(page.getByText('This address asks for a tier that the library does not have.')).toBeVisible()
  await page.getByRole('link', { name: 'Alibaba' }).click()
  await page.getByRole('link', { name: 'Worldwide Olympic Partners', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Worldwide Olympic Partners' })).toBeVisible()
})

for (const viewport of [
  { width: 390, height: 844 },
  { width: 720, height: 450 },
]) {
  test(`axe finds nothing in the sample library, at ${viewport.width} pixels`, async ({ sampleHost, visit, expectedErrors }) => {
    expectedErrors.push(/404/)
    const { page } = await visit({ viewport }, sampleHost)
    for (const path of [
      '/',
      '/?sort=latest',
      '/tiers/founding-partner',
      '/categories/airline',
      '/tiers/gold',
      '/sponsors/alibaba',
      '/sponsors/alibaba/editions/1.1',
    ]) {
      await page.goto(path)
      await expectNoAxeFindings(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(viewport.width)
    }
  })
}

test('on a phone the page never scrolls sideways', async ({ aReport, visit, host }) => {
  const report = await aReport('Northwind Ferries')
  await api(host, 'POST', `/api/v1/reports/${report.id}/editions`, { change: 'major', note: 'First edition.' })
  const { page } = await visit({ viewport: { width: 390, height: 844 } })
  for (const path of ['/', `/sponsors/${report.slug}`]) {
    await page.goto(path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  }
})
