import type { Locator, Page } from '@playwright/test'
import { aBody, bodyOf, caretAfter, expect, expectNoAxeFindings, heading, openEditor, paragraph, statusOf, test } from './support/desk.ts'

test('readers get exactly what was previewed, at once, whoever types meanwhile', async ({ aPerson, aReport, signedIn, visit, host }) => {
  const report = await aReport('Northwind Ferries')
  const [ines, tom] = [await signedIn(await aPerson('Ines Marchetti')), await signedIn(await aPerson('Tom Okafor'))]
  const address = `${host.url}/sponsors/${report.slug}`
  expect((await fetch(address)).status).toBe(404)

  await openEditor(tom.page, report)
  await ines.page.goto(`/desk/reports/${report.id}/publish`)
  const preview = ines.page.getByRole('region', { name: 'As readers will see it' })
  await expect(preview).toContainText('The first boat leaves at dawn.')
  const previewed = await markup(preview.locator('.text'))
  await expectNoAxeFindings(ines.page)

  await caretAfter(tom.page, 'The first boat leaves at dawn.')
  await tom.page.keyboard.type(' Typed meanwhile.')
  await expect(statusOf(tom.page)).toContainText('Saved')
  await ines.page.getByLabel('Change note').fill('The first edition of all.')
  const [answered] = await Promise.all([
    ines.page.waitForResponse((response) => response.request().method() === 'POST'),
    ines.page.getByRole('button', { name: 'Publish 1.0' }).click(),
  ])
  expect(answered.ok() || answered.status() === 303).toBe(true)
  const first = await fetch(address)
  expect(first.status, 'the very first anonymous request').toBe(200)
  const words = await first.text()
  expect(words).toContain('The first boat leaves at dawn.')
  expect(words).not.toContain('Typed meanwhile.')
  // An address that is spelt otherwise is one that only Next knows.
  const byNext = await fetch(address.replace('/sponsors/n', '/sponsors/%6E'))
  expect(await byNext.text(), 'the same as Next makes it').toBe(words)
  // It is compressed better after its first answer.
  const lasting = ({ headers }: Response) => [...headers].filter(([name]) => name !== 'date' && name !== 'content-length')
  expect(lasting(first)).toEqual(lasting(byNext))
  await expect(ines.page.getByText('Published. Readers see it now')).toBeVisible()
  await expectNoAxeFindings(ines.page)

  const reader = await visit()
  await reader.page.goto(address)
  await expect(reader.page.getByRole('main')).toContainText('The last one waits for the ceremony.')
  expect(await markup(reader.page.getByRole('main')), 'to the letter').toBe(previewed)
  await expect(bodyOf(tom.page)).toContainText('Typed meanwhile.')

  await tom.page.goto('/desk')
  await expect(tom.page.getByRole('row').filter({ hasText: report.name })).toContainText('Changed since 1.0')
})

test('a second edition needs a note, says what kind of change it is, and is refused when another came before', async ({
  aPerson,
  aReport,
  signedIn,
  visit,
}) => {
  const report = await aReport('Northwind Ferries')
  const [ines, tom] = [await signedIn(await aPerson('Ines Marchetti')), await signedIn(await aPerson('Tom Okafor'))]
  await ines.page.goto(`/desk/reports/${report.id}/publish`)
  await ines.page.getByRole('button', { name: 'Publish 1.0' }).click()
  await expect(ines.page.getByText('Published. Readers see it now')).toBeVisible()

  await openEditor(ines.page, report)
  await caretAfter(ines.page, 'The first boat leaves at dawn.')
  await ines.page.keyboard.type(' Corrected.')
  await expect(statusOf(ines.page)).toContainText('Saved')
  await tom.page.goto(`/desk/reports/${report.id}/publish`)
  await ines.page.goto(`/desk/reports/${report.id}/publish`)
  await ines.page.getByRole('button', { name: 'Publish 1.1' }).click()
  await expect(ines.page.getByLabel('Change note')).toHaveAttribute('aria-invalid', 'true')
  const marked = (page: Page, words: string) => page.locator('.text').getByRole('heading', { name: `1 History ${words}` })
  await expect(marked(ines.page, 'Changed in 1.1'), 'what readers will find in the margin').toBeVisible()
  await ines.page.getByLabel(/^Major, 2\.0/).check()
  await expect(marked(ines.page, 'Changed in 2.0')).toBeVisible()
  await ines.page.getByLabel('Change note').fill('A correction.')
  await ines.page.getByRole('button', { name: 'Publish 2.0' }).click()
  await expect(ines.page.getByText('Published. Readers see it now')).toBeVisible()

  const reader = await visit()
  await reader.page.goto(`/sponsors/${report.slug}`)
  await marked(reader.page, 'Changed in 2.0').getByRole('link', { name: 'Changed in 2.0' }).click()
  await expect(reader.page).toHaveURL(/\/changes\/1\.0\/2\.0#in-/)
  const place = reader.page.locator(':target')
  await expect(place).toContainText('History')
  await expect(place).toBeInViewport()
  await expect(reader.page.locator('ins', { hasText: 'Corrected.' })).toBeInViewport()
  await reader.page.goto(`/sponsors/${report.slug}/editions/1.0`)
  await expect(reader.page.locator('.since')).toHaveCount(0)

  await tom.page.getByLabel('Change note').fill('Mine too.')
  await tom.page.getByRole('button', { name: 'Publish 1.1' }).click()
  await expect(tom.page.getByText('Edition 1.1 was not published.')).toBeVisible()
  await expect(tom.page.getByLabel('Change note')).toHaveValue('Mine too.')
})

test('a report with an error is not published, and says why', async ({ aPerson, aReport, signedIn }) => {
  const report = await aReport('Northwind Ferries', [heading('History'), paragraph('There is no summary.')])
  const { page } = await signedIn(await aPerson())
  await page.goto(`/desk/reports/${report.id}/publish`)
  const button = page.getByRole('button', { name: 'Publish 1.0' })
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await expect(button).toHaveAccessibleDescription(/stands in the way/)
  await button.click({ force: true })
  await expect(page).toHaveURL(/\/publish$/)
  await expectNoAxeFindings(page)
})

test('a withdrawn report answers 410, says when and why, and is gone from the index', async ({ aPerson, aReport, signedIn, visit, host, expectedErrors }) => {
  const report = await aReport('Northwind Ferries', aBody('A figure that was wrong.'))
  const { page } = await signedIn(await aPerson())
  await page.goto(`/desk/reports/${report.id}/publish`)
  await page.getByRole('button', { name: 'Publish 1.0' }).click()
  await expect(page.getByText('Published. Readers see it now')).toBeVisible()
  const reader = await visit()
  await reader.page.goto('/')
  await expect(reader.page.getByRole('link', { name: new RegExp(report.name) })).toBeVisible()

  await page.goto(`/desk/reports/${report.id}/withdraw`)
  await expectNoAxeFindings(page)
  await page.getByRole('button', { name: 'Withdraw 1.0' }).click()
  await expect(page.getByLabel('Reason')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('Reason').fill('The figure was wrong.')
  await page.getByRole('button', { name: 'Withdraw 1.0' }).click()
  await expect(page.getByText(`${report.name} is withdrawn.`)).toBeVisible()
  await expectNoAxeFindings(page)

  const gone = await fetch(`${host.url}/sponsors/${report.slug}`)
  expect(gone.status).toBe(410)
  const words = await gone.text()
  expect(words).not.toContain('A figure that was wrong')
  expect(words).toContain('The figure was wrong.')
  expectedErrors.push(/410/)
  await reader.page.goto(`/sponsors/${report.slug}`)
  await expect(reader.page.getByText(/withdrawn/i).first()).toBeVisible()
  await expect(reader.page.locator('time').first()).toBeVisible()
  await expectNoAxeFindings(reader.page)
  await reader.page.goto('/')
  await expect(reader.page.getByText(report.name)).toBeVisible()
  await expect(reader.page.getByRole('link', { name: new RegExp(report.name) })).toHaveCount(0)
})

test('a changed address leads readers from the old one', async ({ aPerson, aReport, signedIn, host }) => {
  const report = await aReport('Northwind Ferries')
  const { page } = await signedIn(await aPerson())
  await page.goto(`/desk/reports/${report.id}/publish`)
  await page.getByRole('button', { name: 'Publish 1.0' }).click()
  await expect(page.getByText('Published. Readers see it now')).toBeVisible()
  await page.goto(`/desk/reports/${report.id}/settings`)
  await expectNoAxeFindings(page)
  const address = page.getByRole('region', { name: 'Address' }).getByRole('textbox')
  await address.fill(`${report.slug}-moved`)
  await page.getByRole('button', { name: 'Change the address…' }).click()
  await expect(page.getByText(`Whoever comes to /sponsors/${report.slug} is led there, for ever.`)).toBeVisible()
  await page.getByRole('button', { name: 'Change the address', exact: true }).click()
  await expect(address).toHaveValue(`${report.slug}-moved`)
  const answer = await fetch(`${host.url}/sponsors/${report.slug}`, { redirect: 'manual' })
  expect([301, 308]).toContain(answer.status)
  expect(answer.headers.get('location')).toContain(`/sponsors/${report.slug}-moved`)
  expect((await fetch(`${host.url}/sponsors/${report.slug}-moved`)).status).toBe(200)
})

/** The markup of a place, without the comments by which React finds its texts again. */
const markup = async (place: Locator) => (await place.innerHTML()).replaceAll('<!-- -->', '')
