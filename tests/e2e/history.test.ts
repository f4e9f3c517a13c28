import type { Page } from '@playwright/test'
import { aBody, api, authorization, bodyOf, caretAfter, expect, expectNoAxeFindings, openEditor, type Report, statusOf, tabTo, test } from './support/desk.ts'
import { withRevisions } from './support/thousands.ts'

type Host = Parameters<typeof api>[0]

/** Writes another state of a report and cuts it, over the API. */
async function written(at: Host, { id }: Report, lines: string[], name?: string): Promise<void> {
  const present = await fetch(`${at.url}/api/v1/reports/${id}/draft`, { headers: await authorization(at) })
  const draft = { standfirst: 'Boats between the venues.', document: { type: 'doc', content: aBody(...lines) } }
  await api(at, 'PUT', `/api/v1/reports/${id}/draft`, draft, { 'if-match': present.headers.get('etag') ?? '' })
  await api(at, 'POST', `/api/v1/reports/${id}/revisions`, name === undefined ? {} : { name })
}

const rowOf = (page: Page, number: number) => page.locator(`#r${number}`)
const slider = (page: Page) => page.getByRole('slider')

test('a version is found by who, what and when, by the address alone', async ({ aPerson, aReport, signedIn, visit, host }) => {
  const report = await aReport('Northwind Ferries')
  await written(host, report, ['One.'], 'Before the ranking')
  await written(host, report, ['Two.'])
  await written(host, report, ['Three.'])
  const { page, context } = await signedIn(await aPerson('Tom Okafor'))
  await page.goto(`/desk/reports/${report.id}/history`)
  await expect(rowOf(page, 4)).toBeVisible()
  await expectNoAxeFindings(page)

  await page.getByRole('link', { name: 'Named and published' }).click()
  await expect(rowOf(page, 2)).toContainText('Before the ranking')
  await expect(rowOf(page, 4)).toHaveCount(0)
  await expect(page.getByText('1 of 4 revisions')).toBeVisible()
  await page.getByRole('link', { name: 'By me' }).click()
  await expect(page.getByText('Nothing in this history fits all of that.')).toBeVisible()

  const still = await visit({ javaScriptEnabled: false, storageState: await context.storageState() })
  await still.page.goto(`/desk/reports/${report.id}/history`)
  await still.page.getByLabel('Kept or written by').selectOption({ label: 'Robin Press' })
  await still.page.getByLabel('Kind').selectOption({ label: 'Written over the API' })
  await still.page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(rowOf(still.page, 4)).toBeVisible()
  await still.page.goto(`/desk/reports/${report.id}/history?from=2026-02-30&person=nobody`)
  await expect(still.page.getByText('“nobody”, “2026-02-30” were left out.')).toBeVisible()
  await expect(rowOf(still.page, 4)).toBeVisible()
})

test('a version is named and noted in the list, renamed beside the text, and its former name stays', async ({ aPerson, aReport, signedIn }) => {
  const report = await aReport('Northwind Ferries')
  const { page } = await signedIn(await aPerson('Tom Okafor'))
  await page.goto(`/desk/reports/${report.id}/history`)
  await tabTo(page, page.getByRole('link', { name: 'Name revision 1…' }))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Name revision 1' })
  await expect(dialog.getByLabel('Name')).toBeFocused()
  await expectNoAxeFindings(page)
  await page.keyboard.type('Before the ranking')
  await dialog.getByLabel('Note').fill('Ask Ines about 2024.')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await expect(rowOf(page, 1)).toContainText('Before the ranking')
  await expect(rowOf(page, 1)).toContainText('Ask Ines about 2024.')
  await expect(page.getByRole('link', { name: 'Name revision 1…' })).toBeFocused()

  await openEditor(page, report)
  await page.getByRole('button', { name: 'Name revision 1…' }).click()
  await dialog.getByLabel('Name').fill('After the ranking')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('“After the ranking”')).toBeVisible()

  await page.goto(`/desk/reports/${report.id}/revisions/1`)
  await expect(page.getByText(/Was named “Before the ranking” by Tom Okafor, today/)).toBeVisible()
  await expectNoAxeFindings(page)
  await page.goto('/desk/revisions?words=ranking&in=said')
  await expect(page.getByText('“After the ranking”')).toBeVisible()
})

test('a version is named without scripts too', async ({ aPerson, aReport, signedIn, visit }) => {
  const report = await aReport('Northwind Ferries')
  const { context } = await signedIn(await aPerson())
  const { page } = await visit({ javaScriptEnabled: false, storageState: await context.storageState() })
  await page.goto(`/desk/reports/${report.id}/history`)
  await page.getByRole('link', { name: 'Name revision 1…' }).click()
  await page.getByLabel('Name', { exact: true }).fill('As it came')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The name and the note are kept.')).toBeVisible()
  await expect(page.getByLabel('About revision 1').getByText('As it came').first()).toBeVisible()
})

test('with the keyboard one walks through time in the document itself', async ({ aPerson, aReport, signedIn, host }) => {
  const report = await aReport('Northwind Ferries')
  await api(host, 'POST', `/api/v1/reports/${report.id}/editions`, { change: 'major', note: 'The first one.' })
  const { page } = await signedIn(await aPerson('Ines Marchetti'))
  await openEditor(page, report)
  await caretAfter(page, 'The first boat leaves at dawn.')
  await page.keyboard.type(' A later one follows.')
  await expect(statusOf(page)).toContainText('Saved')
  await page.getByRole('button', { name: 'Keep a revision now' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(bodyOf(page)).toContainText('A later one follows.')
  const latest = (await api<{ latestRevision: number }>(host, 'GET', `/api/v1/reports/${report.id}`)).latestRevision

  await page.getByRole('link', { name: 'Walk through time' }).click()
  await expect(slider(page)).toHaveValue(String(latest))
  await expect(page.locator('ins')).toHaveText(['A later one follows.'])
  await expect(page.getByRole('status').filter({ hasText: '1 change' })).toBeVisible()
  await expectNoAxeFindings(page)

  await tabTo(page, slider(page))
  await page.keyboard.press('ArrowLeft')
  await expect(slider(page)).toHaveValue(String(latest - 1))
  await expect(page.getByRole('main')).toContainText('The first boat leaves at dawn.')
  await expect(page.getByRole('main')).not.toContainText('A later one follows.')
  await expect(page).toHaveURL(new RegExp(`at=${latest - 1}`))
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /Edition 1\.0/)
  await page.keyboard.press('PageUp')
  await expect(slider(page)).toHaveValue(String(latest))
  await page.keyboard.press('PageDown')
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /Edition 1\.0/)
  await page.keyboard.press('n')
  // Until the page follows, it still shows the marks of another revision.
  await expect(page.locator('ins')).toHaveText(['A later one follows.'])

  await tabTo(page, page.getByRole('link', { name: 'Hide the marks' }))
  await page.keyboard.press('Enter')
  await expect(page.locator('ins')).toHaveCount(0)
  await expect(page.getByRole('main')).toContainText('A later one follows.')
  await page.reload()
  await expect(page.locator('ins')).toHaveCount(0)
  await expect(slider(page)).toHaveValue(String(latest))
})

test('a stop that there is not is said, with the way to those that there are', async ({ aPerson, aReport, signedIn, expectedErrors }) => {
  expectedErrors.push(/404/)
  const report = await aReport('Northwind Ferries')
  const { page } = await signedIn(await aPerson())
  for (const at of ['99', '0', 'yesterday']) {
    expect((await page.goto(`/desk/reports/${report.id}/history/walk?at=${at}`))?.status(), at).toBe(404)
    await expect(page.getByText('There is no such revision.')).toBeVisible()
  }
})

test('one walks without scripts by links', async ({ aPerson, aReport, signedIn, visit, host }) => {
  const report = await aReport('Northwind Ferries')
  await written(host, report, ['A boat is painted.'])
  const { context } = await signedIn(await aPerson())
  const { page } = await visit({ javaScriptEnabled: false, storageState: await context.storageState() })
  await page.goto(`/desk/reports/${report.id}/history/walk`)
  await expect(page.locator('ins').filter({ hasText: 'A boat is painted.' })).toBeVisible()
  await page.getByRole('link', { name: /Previous/ }).click()
  await expect(page.getByRole('main')).not.toContainText('A boat is painted.')
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(page.getByRole('main')).toContainText('A boat is painted.')
})

test('thousands of revisions come as one scrolls, and the place is found again', async ({ ownHost, aPerson, aReport, signedIn }) => {
  test.setTimeout(240_000)
  const report = await aReport('Northwind Ferries', undefined, ownHost)
  await withRevisions(ownHost, report.id, 2_000)
  const { page } = await signedIn(await aPerson('Ines Marchetti', 'editor', ownHost), ownHost)
  await page.goto(`/desk/reports/${report.id}/history`)
  await expect(page.getByText(/2,00\d revisions/)).toBeVisible()
  await expect(rowOf(page, 1)).toHaveCount(0)
  const older = page.getByRole('navigation', { name: 'Older revisions' })
  await expect(older).toHaveCount(1)
  await expect(async () => {
    await page.keyboard.press('End')
    await expect(older).toHaveCount(0, { timeout: 500 })
  }).toPass({ timeout: 90_000, intervals: [100] })
  // Nothing of the first day stands out: it folds as all the others do.
  await page.locator('details.past summary').last().click()
  await expect(rowOf(page, 1)).toBeVisible()

  await page.goto(`/desk/reports/${report.id}/history?kind=itself`)
  const halfway = rowOf(page, 1_500)
  await expect(async () => {
    await page.keyboard.press('End')
    await expect(halfway).toHaveCount(1, { timeout: 500 })
  }).toPass({ timeout: 90_000, intervals: [100] })
  await halfway.evaluate((row) => row.scrollIntoView({ block: 'start', behavior: 'instant' }))
  await expect(page).toHaveURL(/before=15\d\d#r1[45]\d\d/)
  await page.getByRole('link', { name: 'View revision 1500', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Revision 1500' })).toBeVisible()
  await page.goBack()
  await expect(halfway).toBeInViewport()
  await expect(page.getByRole('link', { name: 'Newer', exact: true })).toHaveCount(1)
})
