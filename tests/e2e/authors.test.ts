import { api, bodyOf, caretAfter, expect, expectNoAxeFindings, openEditor, statusOf, tabTo, test } from './support/desk.ts'

test('two people write in one paragraph, and each word tells by keyboard who wrote it', async ({ aPerson, aReport, signedIn, host }) => {
  const report = await aReport('Northwind Ferries')
  await api(host, 'POST', `/api/v1/reports/${report.id}/revisions`, { name: 'As it was' })
  const [ines, tom] = [await signedIn(await aPerson('Ines Marchetti')), await signedIn(await aPerson('Tom Okafor'))]
  await openEditor(ines.page, report)
  await openEditor(tom.page, report)
  await caretAfter(ines.page, 'The first boat leaves at dawn.')
  await ines.page.keyboard.type(' It is never full.')
  await expect(bodyOf(tom.page)).toContainText('It is never full.')
  await caretAfter(tom.page, 'It is never full.')
  await tom.page.keyboard.type(' Tom has counted.')
  await expect(bodyOf(ines.page)).toContainText('Tom has counted.')
  for (const { page } of [ines, tom]) await expect(statusOf(page)).toContainText('Saved')

  const { page } = ines
  const dialog = page.getByRole('dialog', { name: 'Who wrote this' })
  const passage = (words: string) => dialog.getByRole('listitem').filter({ hasText: words })
  await page.keyboard.press('ControlOrMeta+Alt+g')
  await expect(passage('The first boat leaves at dawn.')).toContainText('Robin Press')
  await expect(passage('The first boat leaves at dawn.')).toContainText('“As it was”')
  await expect(passage('It is never full.')).toContainText('Ines Marchetti')
  await expect(passage('It is never full.')).toContainText('in the draft, not yet in a revision')
  await expect(passage('Tom has counted.')).toContainText('Tom Okafor')
  await expectNoAxeFindings(page)
  await page.keyboard.press('Escape')
  await expect(bodyOf(page)).toBeFocused()

  // A revision later, from the tools, of what is selected alone.
  await api(host, 'POST', `/api/v1/reports/${report.id}/revisions`, { name: 'Counted' })
  await caretAfter(page, 'Tom has counted.')
  // The editor may still be placing the caret when the first keys come.
  await expect(async () => {
    await page.keyboard.press('Shift+ArrowLeft')
    expect(await page.evaluate(() => String(getSelection()))).toBe('counted.')
  }).toPass({ intervals: [20] })
  // The browser tells the editor of the last key a moment after it shows what it did.
  await page.evaluate(() => new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(told))))
  await page.keyboard.press('Alt+F10')
  await tabToTool(page, 'More')
  await page.keyboard.press('Enter')
  await tabToTool(page, 'Who wrote this')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('listitem')).toHaveCount(1)
  await expect(passage('ounted.')).toContainText('Tom Okafor')
  await expect(passage('ounted.')).toContainText('“Counted”')
  await tabTo(page, dialog.getByRole('link', { name: 'What it changed' }))
  await page.keyboard.press('Enter')
  await expect(page.locator('ins').filter({ hasText: 'Tom has counted.' })).toBeVisible()
})

test('the whole report tells who wrote what, passage by passage, of one person, and of an older revision', async ({ aPerson, aReport, signedIn, host }) => {
  const report = await aReport('Northwind Ferries')
  await api(host, 'POST', `/api/v1/reports/${report.id}/revisions`, { name: 'As it was' })
  const { page } = await signedIn(await aPerson('Ines Marchetti'))
  await openEditor(page, report)
  await caretAfter(page, 'The first boat leaves at dawn.')
  await page.keyboard.type(' It is never full.')
  await expect(statusOf(page)).toContainText('Saved')
  await page.getByRole('link', { name: 'Who wrote what' }).click()
  const legend = page.getByRole('complementary', { name: 'Whose words' })
  await expect(legend.getByRole('row', { name: /Ines Marchetti/ })).toContainText('4')
  await expectNoAxeFindings(page)

  await tabTo(page, legend.getByRole('link', { name: 'Ines Marchetti' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText('One passage')
  // The page shows the passages before its keys work.
  await expect(async () => {
    await page.keyboard.press('n')
    await expect(page.getByRole('status')).toContainText('1 of 1 Ines Marchetti', { timeout: 500 })
  }).toPass()
  await expect(page.locator(':target')).toHaveText('It is never full.')
  await expectNoAxeFindings(page)

  await page.goto(`/desk/reports/${report.id}/authors?at=2`)
  await expect(page.getByRole('main')).not.toContainText('It is never full.')
  await expect(legend.getByRole('row', { name: /Robin Press/ })).toContainText('100%')
  const answer = await page.request.get(`/desk/reports/${report.id}/authors?at=99`)
  expect(answer.status()).toBe(404)
})

/** Goes by the arrows to a tool, as one does in a toolbar. */
async function tabToTool(page: Parameters<typeof tabTo>[0], name: string): Promise<void> {
  const tool = page.getByRole('button', { name, exact: true })
  for (let presses = 0; presses < 60; presses++) {
    if (await tool.evaluate((element) => element === document.activeElement).catch(() => false)) return
    await page.keyboard.press('ArrowRight')
  }
  throw new Error(`The arrows never reached ${name}`)
}
