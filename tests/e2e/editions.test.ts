import { aBody, api, expect, expectNoAxeFindings, replaceDraft, test } from './support/desk.ts'

test('readers go from a report’s older edition to what changed and to the newest, without a line of script', async ({ aReport, visit, host }) => {
  const report = await aReport('Northwind Ferries', aBody('The first boat leaves at dawn.', 'The last one waits.'))
  const publish = (change: string, note: string) => api(host, 'POST', `/api/v1/reports/${report.id}/editions`, { change, note })
  await publish('major', 'First edition.')
  await replaceDraft(host, report, aBody('The first boat leaves at noon.', 'The last one waits.'))
  await publish('minor', 'Corrected: the boat leaves at noon.')

  const { page } = await visit({ javaScriptEnabled: false })
  await page.goto(`/sponsors/${report.slug}/editions/1.0`)
  await expect(page.getByRole('complementary', { name: 'Which edition this is' })).toContainText('is not the newest')
  await expect(page.getByRole('main')).toContainText('leaves at dawn')
  await page.getByRole('link', { name: 'What changed since' }).click()
  await expect(page).toHaveURL(`${host.url}/sponsors/${report.slug}/changes/1.0/1.1`)
  await expect(page.locator('del', { hasText: 'dawn' })).toHaveText('dawn')
  await expect(page.locator('ins', { hasText: 'noon' })).toHaveText('noon')
  await page.getByRole('link', { name: 'Whole text with changes' }).click()
  await expect(page.getByRole('main')).toContainText('The last one waits.')
  await page.goto(`/sponsors/${report.slug}/changes`)
  await page.getByRole('link', { name: 'Read edition 1.1' }).click()
  await expect(page.getByRole('complementary', { name: 'Which edition this is' })).toContainText('the newest')
})

test('axe finds nothing on pages of editions, and none scrolls sideways on a phone', async ({ aReport, visit, host, expectedErrors }) => {
  expectedErrors.push(/404|410/)
  const report = await aReport('Northwind Ferries', aBody('The first boat leaves at dawn.', 'The last one waits.'))
  const path = `/api/v1/reports/${report.id}/editions`
  const publish = (change: string) => api(host, 'POST', path, { change, note: 'What changed.' })
  await publish('major')
  for (const time of ['noon', 'midnight']) {
    await replaceDraft(host, report, aBody(`The first boat leaves at ${time}.`, 'The last one waits.'))
    await publish('major')
  }
  await api(host, 'DELETE', `${path}/live`, { reason: 'It leaves at noon.' })
  const at = `/sponsors/${report.slug}`
  const pages = ['', '/editions/1.0', '/editions/3.0', '/editions/9.0', '/changes', '/changes/1.0/2.0', '/changes/1.0/2.0/whole', '/changes/1.0/3.0']
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page } = await visit({ colorScheme, viewport: { width: 390, height: 844 } })
    for (const one of pages) {
      await page.goto(at + one)
      await expectNoAxeFindings(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), one).toBeLessThanOrEqual(390)
    }
  }
})

test('withdrawing asks whether the live edition goes, or every one', async ({ aPerson, aReport, signedIn, host }) => {
  const report = await aReport('Northwind Ferries', aBody('The first boat leaves at dawn.'))
  const publish = () => api(host, 'POST', `/api/v1/reports/${report.id}/editions`, { change: 'major', note: 'What changed.' })
  await publish()
  await replaceDraft(host, report, aBody('The first boat leaves at noon.'))
  await publish()
  const { page } = await signedIn(await aPerson())
  const statuses = async () =>
    Promise.all(['', '/editions/1.0', '/editions/2.0'].map(async (path) => (await fetch(`${host.url}/sponsors/${report.slug}${path}`)).status))

  await page.goto(`/desk/reports/${report.id}/withdraw`)
  await expectNoAxeFindings(page)
  await page.getByLabel(/^Every edition, all 2/).check()
  await expect(page.getByRole('button', { name: 'Withdraw all 2 editions' })).toBeVisible()
  await page.getByLabel(/^Edition 2\.0 alone/).check()
  await page.getByLabel('Reason').fill('It leaves at dawn after all.')
  await page.getByRole('button', { name: 'Withdraw 2.0' }).click()
  await expect(page.getByText('Edition 1.0 still stands at its own address.')).toBeVisible()
  await expectNoAxeFindings(page)
  expect(await statuses()).toEqual([410, 200, 410])

  await page.getByLabel('Reason').fill('Neither is right.')
  await page.getByRole('button', { name: 'Withdraw 1.0' }).click()
  await expect(page.getByText('No edition of it is public.')).toBeVisible()
  expect(await statuses()).toEqual([410, 410, 410])
})
