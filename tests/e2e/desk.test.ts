import { alertOn, api, bodyOf, expect, expectNoAxeFindings, openEditor, statusOf, test } from './support/desk.ts'

test('a new report begins with the standard outline, and a sponsor has one report', async ({ aPerson, signedIn }) => {
  const { page } = await signedIn(await aPerson())
  await page.getByRole('link', { name: 'New report' }).click()
  await page.getByRole('button', { name: 'Start the report' }).click()
  await expect(page.getByLabel('Sponsor')).toHaveAttribute('aria-invalid', 'true')
  const fill = async () => {
    await page.getByLabel('Sponsor').fill('Standard Ferries')
    await page.getByLabel('Tier').selectOption('Worldwide Olympic Partner')
    await page.getByLabel('Category').fill('Boats')
    await page.getByRole('button', { name: 'Start the report' }).click()
  }
  await fill()
  await expect(statusOf(page)).toContainText('Saved')
  await expect(bodyOf(page).getByRole('heading', { level: 2 })).toHaveCount(8)
  await expect(page.getByRole('navigation', { name: 'Outline' }).getByRole('link', { name: /Executive summary/i })).toBeVisible()

  await page.goto('/desk/reports/new')
  await fill()
  await expect(alertOn(page)).toContainText('This sponsor has a report already.')
  await expect(page.getByLabel('Category')).toHaveValue('Boats')
})

test('the desk finds reports by name, and puts one away and back', async ({ aPerson, aReport, signedIn }) => {
  const report = await aReport('Findable Ferries')
  const { page } = await signedIn(await aPerson())
  await page.getByLabel('Find a report by sponsor or category').fill(report.name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row').filter({ hasText: 'Ferries' })).toHaveCount(1)
  await page.getByLabel('Find a report by sponsor or category').fill('nothing of this name')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/No report here has a sponsor/)).toBeVisible()

  await page.goto(`/desk/reports/${report.id}/settings`)
  await page
    .getByRole('link', { name: /^Archive/ })
    .or(page.getByRole('button', { name: /^Archive/ }))
    .first()
    .click()
  await page.getByRole('button', { name: 'Archive the report' }).click()
  await expect(page.getByText('The report is archived.', { exact: true })).toBeVisible()
  await page.goto('/desk')
  await expect(page.getByRole('row').filter({ hasText: report.name })).toHaveCount(0)
  await page.goto('/desk?show=archived')
  await page
    .getByRole('row')
    .filter({ hasText: report.name })
    .getByRole('link', { name: /Bring back/ })
    .click()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await expect(page.getByText('The report is back on the list of reports.', { exact: true })).toBeVisible()
  await page.goto('/desk')
  await expect(page.getByRole('row').filter({ hasText: report.name })).toHaveCount(1)
})

test('a sponsor’s facts are changed beside the draft, and readers see them at once', async ({ aPerson, aReport, signedIn, host }) => {
  const report = await aReport('Northwind Ferries')
  await api(host, 'POST', `/api/v1/reports/${report.id}/editions`, { change: 'major', note: 'First edition.' })
  const { page } = await signedIn(await aPerson())
  await openEditor(page, report)
  await page.getByRole('region', { name: 'Sponsor' }).getByRole('button', { name: 'Change…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Category').fill('Ships of every size')
  await dialog.getByLabel('Tier').selectOption('Founding Partner')
  await dialog.getByRole('button', { name: 'Change now' }).click()
  await expect(dialog).toBeHidden()
  const words = await (await fetch(`${host.url}/sponsors/${report.slug}`)).text()
  expect(words).toContain('Ships of every size')
  expect(words).toContain('Founding Partners')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the desk, ${colorScheme}`, async ({ aPerson, aReport, signedIn, host }) => {
    test.setTimeout(120_000)
    const report = await aReport('Northwind Ferries')
    await api(host, 'POST', `/api/v1/reports/${report.id}/editions`, { change: 'major', note: 'First edition.' })
    const { page } = await signedIn(await aPerson())
    await page.emulateMedia({ colorScheme })
    await openEditor(page, report)
    await expectNoAxeFindings(page)
    const here = `/desk/reports/${report.id}`
    for (const path of [
      '/desk',
      '/desk/reports/new',
      `${here}/publish`,
      `${here}/withdraw`,
      `${here}/settings`,
      `${here}/history`,
      `${here}/revisions/1`,
      `${here}/compare?from=1&to=live`,
      `${here}/revisions/1/restore`,
    ]) {
      await page.goto(path)
      await expectNoAxeFindings(page)
    }
  })
}
