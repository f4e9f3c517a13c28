import type { Page } from '@playwright/test'
import type { Block } from '#domain/richtext/document.ts'
import { api, caretAfter, expect, expectNoAxeFindings, openEditor, type Report, replaceDraft, statusOf, test } from './support/desk.ts'
import { everyChange } from './support/every-change.ts'
import type { HostCity } from './support/server.ts'

const addressOf = ({ id }: Pick<Report, 'id'>, query: string) => `/desk/reports/${id}/compare?${query}`
const groupOf = (page: Page, of: string) =>
  page
    .getByRole('navigation', { name: 'Ready-made comparisons' })
    .locator('div')
    .filter({ has: page.getByText(of, { exact: true }) })

const publish = (host: HostCity, { id }: Report, note: string) => api(host, 'POST', `/api/v1/reports/${id}/editions`, { change: 'minor', note })

test('a draft is compared with live, with what was before, and one edition with the other, in one click', async ({ host, aPerson, aReport, signedIn }) => {
  const report = await aReport('Northwind Ferries')
  await publish(host, report, 'First edition.')
  const { page } = await signedIn(await aPerson())
  await openEditor(page, report)
  await caretAfter(page, 'The first boat leaves at dawn.')
  await page.keyboard.type(' A later one follows.')
  await expect(statusOf(page)).toContainText('Saved')

  await page.getByRole('link', { name: 'Compare the draft with live 1.0' }).click()
  await expect(page.locator('ins').filter({ hasText: 'A later one follows.' })).toBeVisible()
  await expect(groupOf(page, 'Draft').getByRole('link', { name: /with live 1.0/i })).toHaveAttribute('aria-current', 'true')
  await expect(page.getByText('Published under')).toBeHidden()

  await publish(host, report, 'Another boat.')
  await page.reload()
  await expect(page.getByText('The draft says what readers see, word for word and mark for mark.')).toBeVisible()
  await expectNoAxeFindings(page)
  await groupOf(page, 'Live 1.1')
    .getByRole('link', { name: /with the edition before/i })
    .click()
  await expect(page.locator('ins').filter({ hasText: 'A later one follows.' })).toBeVisible()
  const labels = page.getByRole('region', { name: 'Published under' })
  await expect(labels).toContainText('Published under the same labels')
  await expect(labels.locator('ins').filter({ hasText: '1.1' })).toBeVisible()
  await expect(labels.locator('del').filter({ hasText: 'First edition' })).toBeVisible()
  await expectNoAxeFindings(page)
})

test('what somebody else wrote since one last looked is one click away, and once it was seen it is no news', async ({ host, aPerson, aReport, signedIn }) => {
  const report = await aReport('Northwind Ferries')
  const [ines, tom] = [await signedIn(await aPerson('Ines Marchetti')), await signedIn(await aPerson('Tom Okafor'))]
  await openEditor(ines.page, report)
  await caretAfter(ines.page, 'The first boat leaves at dawn.')
  await ines.page.keyboard.type(' Seen by Ines.')
  await expect(statusOf(ines.page)).toContainText('Saved')
  await ines.page.goto('/desk')
  const row = ines.page.getByRole('row').filter({ hasText: report.name })
  await expect(row).not.toContainText('Changed since you looked')

  // Her leaving keeps what she saw.
  const revisions = () => api<{ revisions: unknown[] }>(host, 'GET', `/api/v1/reports/${report.id}/revisions`)
  await expect.poll(async () => (await revisions()).revisions.length, { timeout: 15_000 }).toBe(2)
  await openEditor(tom.page, report)
  await caretAfter(tom.page, 'The last one waits for the ceremony.')
  await tom.page.keyboard.type(' Written by Tom.')
  await expect(statusOf(tom.page)).toContainText('Saved')

  await ines.page.reload()
  await row.getByRole('link', { name: /Changed since you looked/ }).click()
  await expect(ines.page.locator('ins').filter({ hasText: 'Written by Tom.' })).toBeVisible()
  await expect(ines.page.locator('ins').filter({ hasText: 'Seen by Ines.' })).toHaveCount(0)
  await expect(ines.page).toHaveURL(/from=\d+&to=draft/)
  await expect(groupOf(ines.page, 'Draft').getByRole('link', { name: /since you last looked/i })).toHaveAttribute('aria-current', 'true')

  // A reload shows the same; elsewhere it is no news any more.
  await ines.page.reload()
  await expect(ines.page.locator('ins').filter({ hasText: 'Written by Tom.' })).toBeVisible()
  await ines.page.goto('/desk')
  await expect(row).not.toContainText('Changed since you looked')
  await ines.page.goto(addressOf(report, 'from=1&to=draft'))
  await expect(ines.page.getByText('Nothing changed since you last looked')).toBeVisible()
})

test('a link keeps what it shows, and whoever gets it comes to the same change, after signing in too', async ({ host, aPerson, aReport, signedIn, visit }) => {
  const report = await aReport('Northwind Ferries')
  await publish(host, report, 'First edition.')
  const { context, page } = await signedIn(await aPerson())
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openEditor(page, report)
  await caretAfter(page, 'The first boat leaves at dawn.')
  await page.keyboard.type(' A later one follows.')
  await expect(statusOf(page)).toContainText('Saved')
  await page.getByRole('link', { name: 'Compare with live', exact: true }).click()
  await page.getByRole('link', { name: /^Next/ }).click()
  await expect(page).toHaveURL(/#change-1$/)
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByText(/Revision \d+ was kept, so that the link shows this for ever. Link copied./)).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toMatch(/compare\?from=\d+&to=\d+#change-1$/)

  await replaceDraft(host, report, [{ type: 'paragraph', attrs: { id: 'p' }, content: [{ type: 'text', text: 'All of it is new.' }] }])
  const other = await visit()
  await other.page.goto(link)
  await expect(other.page).toHaveURL(/sign-in\?next=/)
  const tom = await aPerson('Tom Okafor')
  await other.page.getByLabel('E-mail').fill(tom.email)
  await other.page.getByLabel('Password').fill(tom.password)
  await other.page.getByRole('button', { name: 'Sign in' }).click()
  await expect(other.page.locator('ins').filter({ hasText: 'A later one follows.' })).toBeVisible()
  expect(other.page.url()).toBe(link)
  await expect(other.page.locator('#change-1')).toBeInViewport()
})

test('without scripts a comparison is pinned by a form, and reads whole', async ({ host, aPerson, aReport, visit }) => {
  const report = await aReport('Northwind Ferries')
  await publish(host, report, 'First edition.')
  await replaceDraft(host, report, everyChange().newer)
  const { page } = await visit({ javaScriptEnabled: false })
  const ines = await aPerson()
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(ines.email)
  await page.getByLabel('Password').fill(ines.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.goto(addressOf(report, 'from=live&to=draft&view=side'))
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeHidden()
  await page.getByRole('button', { name: 'Pin this comparison' }).click()
  await expect(page).toHaveURL(/from=\d+&to=\d+&view=side/)
  await expect(page.getByText(/was kept, so that this address shows this for ever/)).toBeVisible()
  await expect(page.getByText('Counted at retail prices the estimate is CHF 3,138 million.').first()).toBeVisible()
})

test('every kind of change is seen side by side and in one text, walked by keys, and copied as the newer', async ({ host, aPerson, aReport, signedIn }) => {
  const { older, newer } = everyChange()
  const report = await aReport('Northwind Ferries', older)
  await publish(host, report, 'First edition.')
  await replaceDraft(host, report, newer)
  const { context, page } = await signedIn(await aPerson())
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(addressOf(report, 'from=live&to=draft'))
  const words = page.getByRole('main')
  for (const said of [
    'Reformatted: bold, italic, underlined, struck through, superscript, subscript, code',
    'link to ferries.example/statement-2025, was ferries.example/statement-2024, link to /sponsors/omega',
    'Reformatted: heading, was paragraph',
    'heading level 4, was 3',
    'Removed: rule',
    'Items: 1 edited, 1 added, 1 removed, 1 moved',
    'numbers begin at 4, were 1',
    'numbered list, was bulleted list',
    'tone critical, was note',
    '1 row added, 1 row removed, 1 row moved, 1 column added',
    'header cell, was cell, 2 columns wide, was 1',
    'Moved here from 2, words unchanged',
    'Moved here from 2, edited',
  ])
    await expect(words).toContainText(said)
  await expectNoAxeFindings(page)

  // Keys work once the scripts run.
  await expect(async () => {
    await page.keyboard.press('n')
    await expect(page).toHaveURL(/#change-1$/, { timeout: 500 })
  }).toPass()
  await page.keyboard.press('j')
  await expect(page).toHaveURL(/#change-2$/)
  await page.keyboard.press('k')
  await expect(page).toHaveURL(/#change-1$/)
  const folded = page.getByText('Tickets are checked on board.').first()
  await expect(folded).toBeHidden()
  await page.keyboard.press('f')
  await expect(folded).toBeVisible()
  await page.keyboard.press('f')
  await expect(folded).toBeHidden()
  await page.getByRole('button', { name: '3 blocks around' }).click()
  await expect(page.getByText('Its licence covers the harbour and the river mouth.').first()).toBeVisible()
  await expect(folded).toBeHidden()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Next change')
  await page.keyboard.press('Escape')

  // A moved block leads to where it was, and from there to where it is.
  const moved = page.locator('.blk').filter({ hasText: 'Two lines are run together' })
  await moved.getByRole('link', { name: 'Where it was' }).click()
  const left = page.locator('.gone-note a:target')
  await expect(left).toBeInViewport()
  await left.click()
  await expect(moved).toBeInViewport()

  await page.evaluate(() => {
    const edited = [...document.querySelectorAll('.blk')].find((block) => block.textContent?.includes('the role belonged to'))
    const range = document.createRange()
    range.setStartBefore(edited as Node)
    range.setEndAfter(edited?.nextElementSibling?.nextElementSibling as Node)
    getSelection()?.removeAllRanges()
    getSelection()?.addRange(range)
  })
  await page.keyboard.press('ControlOrMeta+c')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'From 1991 to 2006 the role belonged to a sister company, as the minutes say.\n\nCounted at retail prices the estimate is CHF 3,138 million.',
  )

  await page.keyboard.press('v')
  await expect(page).toHaveURL(/view=side/)
  const pair = page.locator('.pair').filter({ hasText: 'the role belonged to' })
  await expect(pair.locator('.older')).toContainText('From 1991 to 2004 the role belonged to the sister company.')
  await expect(pair.locator('.newer')).toContainText('From 1991 to 2006 the role belonged to a sister company, as the minutes say.')
  await expect(pair.locator('.merged')).toBeHidden()
  await expectNoAxeFindings(page)
  await page.setViewportSize({ width: 820, height: 900 })
  await expect(pair.locator('.merged')).toBeVisible()
  await expect(pair.locator('.older')).toBeHidden()
  await expect(page.getByText(/two columns need a window of more than 820 pixels/)).toBeVisible()
  await expectNoAxeFindings(page)

  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(`${report.name}, compared`)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Compare' })).toBeHidden()
})

test('a comparison of hundreds of changes comes in pages, and a link to any of them finds it', async ({ host, aPerson, aReport, signedIn }) => {
  const lines = (word: string): Block[] =>
    Array.from({ length: 320 }, (_, at) => ({
      type: 'paragraph',
      attrs: { id: `l${at}` },
      content: [{ type: 'text', text: `Crossing ${at} takes ${word} minutes in calm water.` }],
    }))
  const report = await aReport('Northwind Ferries', lines('eleven'))
  await api(host, 'POST', `/api/v1/reports/${report.id}/revisions`, {})
  await replaceDraft(host, report, lines('twelve'))
  const { page } = await signedIn(await aPerson())
  await page.goto(addressOf(report, 'from=2&to=draft#change-301'))
  await expect(page).toHaveURL(/page=3#change-301$/)
  await expect(page.locator('#change-301')).toBeInViewport()
  await expect(page.locator('#change-300')).toHaveCount(0)
  await page.keyboard.press('p')
  await expect(page).toHaveURL(/page=2#change-300$/)
  await expect(page.getByRole('link', { name: 'Changes 151 to 300' }).first()).toHaveAttribute('aria-current', 'page')
  await expectNoAxeFindings(page)
})
