import { readFileSync } from 'node:fs'
import { bodyOf, caretAfter, expect, expectNoAxeFindings, openEditor, statusOf, tabTo, test } from './support/desk.ts'

test('an admin reads who did what, narrows it by keyboard alone, and takes it along', async ({ aPerson, aReport, signedIn, visit }) => {
  const ada = await aPerson('Ada Lindqvist', 'admin')
  const tom = await aPerson('Tom Okafor')
  const report = await aReport('Northwind Ferries')
  const { page: stranger } = await visit()
  await stranger.goto('/sign-in')
  await stranger.getByLabel('E-mail').fill(tom.email)
  await stranger.getByLabel('Password').fill('not the password of Tom')
  await stranger.getByRole('button', { name: 'Sign in' }).click()
  await expect(stranger.getByText(/does not fit|wrong|not right|do not/i).first()).toBeVisible()

  const { page } = await signedIn(ada)
  await page.goto(`/desk/reports/${report.id}/settings`)
  await page.getByRole('link', { name: 'Audit of this report' }).click()
  const entries = page.getByRole('row')
  await expect(entries.filter({ hasText: `Robin Press began the report on ${report.name}.` })).toContainText('API')
  await expect(entries.filter({ hasText: 'signed in' })).toHaveCount(0)
  await expectNoAxeFindings(page)

  await page.goto('/admin/audit')
  await expect(entries.filter({ hasText: 'Someone failed to sign in as Tom Okafor.' })).toContainText(/UTC.*Desk/s)
  const kind = page.getByLabel('Kind of act')
  await tabTo(page, kind)
  await page.keyboard.type('Sign-in failed')
  await expect(kind).toHaveValue('person.sign-in-failed')
  await tabTo(page, page.getByRole('button', { name: 'Show', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/kind=person\.sign-in-failed/)
  await expect(entries.filter({ hasText: 'Someone failed to sign in as Tom Okafor.' })).toBeVisible()
  await expect(entries.filter({ hasText: 'began' })).toHaveCount(0)
  await expectNoAxeFindings(page)

  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download these as CSV' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^host-city-audit-\d{4}-\d{2}-\d{2}\.csv$/)
  const file = readFileSync(await download.path(), 'utf8')
  expect(file).toContain('"Someone failed to sign in as Tom Okafor."')
  expect(file).not.toContain('began the report')
  await page.getByRole('link', { name: 'Show everything' }).click()
  await expect(entries.filter({ hasText: 'Ada Lindqvist downloaded a part of the audit as CSV.' })).toBeVisible()
})

test('the audit is for admins, and there is no way to change it', async ({ aPerson, signedIn, visit }) => {
  const { page } = await signedIn(await aPerson())
  for (const path of ['/admin/audit', '/admin/audit/export']) expect((await page.request.get(path)).status(), path).toBe(404)
  const nobody = await (await visit()).page.request.get('/admin/audit/export', { maxRedirects: 0 })
  expect(nobody.headers().location).toContain('/sign-in')
  const { page: admin } = await signedIn(await aPerson('Ada Lindqvist', 'admin'))
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const answer = await admin.request.fetch('/admin/audit/export', { method, headers: { origin: new URL(admin.url()).origin } })
    expect(answer.status(), method).toBe(405)
  }
})

test('a revision of any report is found by its words, opened, compared and restored, by keyboard alone', async ({
  aPerson,
  aReport,
  signedIn,
  expectedErrors,
}) => {
  expectedErrors.push(/404/)
  const report = await aReport('Northwind Ferries')
  const { page } = await signedIn(await aPerson())
  await openEditor(page, report)
  await caretAfter(page, 'The first boat leaves at dawn.')
  await page.keyboard.type(' A lighthouse keeper waves.')
  await expect(statusOf(page)).toContainText('Saved')
  await page.getByRole('button', { name: 'Keep a revision now' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()

  await page.goto('/desk/revisions')
  await expectNoAxeFindings(page)
  await tabTo(page, page.getByLabel(/^Words/))
  await page.keyboard.type('LIGHTHOUSE keep')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/words=LIGHTHOUSE/)
  const found = page.getByRole('row').filter({ hasText: report.name })
  await expect(found).toHaveCount(1)
  await expect(found).toContainText('Brought')
  await expect(found.locator('mark')).toHaveText(['lighthouse', 'keeper'])
  await expectNoAxeFindings(page)

  await tabTo(page, found.getByRole('link', { name: /with the one before$/ }))
  await page.keyboard.press('Enter')
  await expect(page.locator('ins').filter({ hasText: 'A lighthouse keeper waves.' })).toBeVisible()
  await page.goBack()
  await tabTo(page, found.getByRole('link', { name: new RegExp(`^${report.name}`) }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toContainText('A lighthouse keeper waves.')

  await page.goto('/desk/revisions?person=me')
  await expect(page.getByRole('link', { name: 'By me' })).toHaveAttribute('aria-current', 'true')
  await page.goto(`/desk/revisions?report=${report.id}`)
  await tabTo(page, page.getByRole('link', { name: /^Restore revision 1 / }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Restore revision 1' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Draft is as it was in revision 1/)).toBeVisible()
  await openEditor(page, report)
  await expect(bodyOf(page)).not.toContainText('lighthouse')

  for (const path of ['revisions/99', 'revisions/nothing', 'revisions/99/restore', 'compare?from=99&to=draft', 'compare?from=1&to=drafts']) {
    expect((await page.goto(`/desk/reports/${report.id}/${path}`))?.status(), path).toBe(404)
    await expect(page.getByText(/There is no (such )?revision/)).toBeVisible()
  }
})

test('audit and revisions are narrowed without scripts too', async ({ aPerson, aReport, signedIn, visit }) => {
  const report = await aReport('Northwind Ferries')
  const { context } = await signedIn(await aPerson('Ada Lindqvist', 'admin'))
  const { page } = await visit({ javaScriptEnabled: false, storageState: await context.storageState() })
  await page.goto('/admin/audit')
  await page.getByLabel('Report', { exact: true }).selectOption(report.id)
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByText(`Robin Press began the report on ${report.name}.`)).toBeVisible()
  await page.goto('/desk/revisions')
  await page.getByLabel(/^Words/).fill('"(*')
  await page.getByLabel('Report', { exact: true }).selectOption(report.id)
  await page.getByRole('button', { name: 'Find' }).click()
  await expect(page.getByText('No revision that fits brought or took')).toBeVisible()
})
