import type { Page } from '@playwright/test'
import type { Block } from '#domain/richtext/document.ts'
import { aBody, alertOn, bodyOf, caretAfter, expect, expectNoAxeFindings, openEditor, type Report, statusOf, tabTo, test } from './support/desk.ts'

const at = ({ id }: Report, from = 1) => `/desk/reports/${id}/compare?from=${from}&to=draft`

/** Writes behind a line of the report and waits until that is saved. */
async function append(page: Page, line: string, words: string): Promise<void> {
  await caretAfter(page, line)
  await page.keyboard.type(words)
  await expect(statusOf(page)).toContainText('Saved')
}

/** Keeps what the draft says now, as revision 2. */
async function keep(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Keep a revision now' }).click()
  const dialog = page.getByRole('dialog', { name: 'Keep a revision now' })
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await expect(dialog).toBeHidden()
}

const news = (page: Page) => page.getByRole('region', { name: 'Taking back' })

test('one change is taken back and undone by keyboard, while a colleague types elsewhere', async ({ aPerson, aReport, signedIn }) => {
  const report = await aReport('Northwind Ferries')
  const [ines, tom] = [await signedIn(await aPerson('Ines Marchetti')), await signedIn(await aPerson('Tom Okafor'))]
  await openEditor(tom.page, report)
  await keep(tom.page)
  await append(tom.page, 'The first boat leaves at dawn.', ' A later one follows.')
  await append(tom.page, 'The company runs forty-two boats.', ' It bought one.')
  await ines.page.goto(at(report, 2))
  await expect(ines.page.getByRole('status').filter({ hasText: '2 changes' })).toBeVisible()
  await expectNoAxeFindings(ines.page)

  // The second change, while Tom goes on in the first. The page shows the comparison before its keys work.
  await expect(async () => {
    await ines.page.keyboard.press('n')
    await expect(ines.page).toHaveURL(/#change-2$/, { timeout: 500 })
  }).toPass()
  await ines.page.keyboard.press('r')
  await expect(news(ines.page)).toContainText('is taken back')
  await expect(ines.page.locator('ins').filter({ hasText: 'A later one follows.' })).toHaveCount(0)
  await expect(ines.page.locator('ins').filter({ hasText: 'It bought one.' })).toBeVisible()
  await expect(ines.page).toHaveURL(/#change-1$/)
  await expectNoAxeFindings(ines.page)
  await expect(bodyOf(tom.page)).not.toContainText('A later one follows.')
  await tom.page.keyboard.type(' Tom is still here.')
  await expect(bodyOf(tom.page)).toContainText('It bought one. Tom is still here.')
  await expect(statusOf(tom.page)).toContainText('Saved')

  await ines.page.keyboard.press('u')
  await expect(news(ines.page)).toContainText('Undone')
  await expect(bodyOf(tom.page)).toContainText('The first boat leaves at dawn. A later one follows.')
  await expect(bodyOf(tom.page)).toContainText('It bought one. Tom is still here.')
})

test('a change in which a colleague’s caret stands is taken back only when it is said twice', async ({ aPerson, aReport, signedIn }) => {
  const report = await aReport('Northwind Ferries')
  const [ines, tom] = [await signedIn(await aPerson('Ines Marchetti')), await signedIn(await aPerson('Tom Okafor'))]
  await openEditor(tom.page, report)
  await keep(tom.page)
  await append(tom.page, 'The first boat leaves at dawn.', ' A later one follows.')

  await ines.page.goto(at(report, 2))
  await ines.page.getByRole('button', { name: /^Take back change 1/ }).click()
  await expect(alertOn(ines.page)).toContainText('Tom Okafor is writing in what would change.')
  await expectNoAxeFindings(ines.page)
  await expect(bodyOf(tom.page)).toContainText('A later one follows.')
  await ines.page.getByRole('button', { name: 'Take it back all the same' }).click()
  await expect(news(ines.page)).toContainText('is taken back')
  await expect(bodyOf(tom.page)).not.toContainText('A later one follows.')
})

test('a section is restored after a question, without a mouse, and the restore undone', async ({ aPerson, aReport, signedIn }) => {
  const report = await aReport('Northwind Ferries')
  const { page } = await signedIn(await aPerson())
  await openEditor(page, report)
  await keep(page)
  await append(page, 'The first boat leaves at dawn.', ' A later one follows.')
  await append(page, 'The company runs forty-two boats.', ' It bought one.')

  await page.goto(at(report, 2))
  const link = page.getByRole('link', { name: 'Restore this section… 1 History' })
  await tabTo(page, link)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: `Restore section 1, History of ${report.name}` })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('1 block is as it was then.')
  await expectNoAxeFindings(page)
  await tabTo(page, page.getByRole('button', { name: 'Restore section 1, History' }))
  await page.keyboard.press('Enter')
  await expect(news(page)).toContainText('Section 1 is as it was.')
  await expect(page.locator('ins')).toHaveText(['It bought one.'])
  await expectNoAxeFindings(page)

  await tabTo(page, page.getByRole('button', { name: 'Undo' }))
  await page.keyboard.press('Enter')
  await expect(news(page)).toContainText('Undone')
  await expect(page.locator('ins')).toHaveText(['It bought one.', 'A later one follows.'])
})

test('before a section or all of it is restored, it is said who types there', async ({ aPerson, aReport, signedIn }) => {
  const report = await aReport('Northwind Ferries')
  const [ines, tom] = [await signedIn(await aPerson('Ines Marchetti')), await signedIn(await aPerson('Tom Okafor'))]
  await openEditor(tom.page, report)
  await keep(tom.page)
  await append(tom.page, 'The first boat leaves at dawn.', ' A later one follows.')

  await ines.page.goto(`/desk/reports/${report.id}/revisions/2`)
  await ines.page.getByText('Restore a section', { exact: true }).click()
  await ines.page.getByRole('link', { name: '1 History…' }).click()
  await expect(alertOn(ines.page)).toContainText('Tom Okafor is writing in what would change.')
  await expectNoAxeFindings(ines.page)
  await ines.page.getByRole('link', { name: 'Leave it' }).click()
  await expect(ines.page).toHaveURL(/compare/)

  await ines.page.goto(`/desk/reports/${report.id}/revisions/2/restore`)
  await expect(alertOn(ines.page)).toContainText('Tom Okafor is writing in what would change.')
  await ines.page.getByRole('button', { name: 'Restore revision 2 all the same' }).click()
  await expect(ines.page.getByText('Draft is as it was in revision 2')).toBeVisible()
  await expect(bodyOf(tom.page)).not.toContainText('A later one follows.')
})

test('a change is taken back without scripts', async ({ aPerson, aReport, signedIn, visit }) => {
  const report = await aReport('Northwind Ferries')
  const { page, context } = await signedIn(await aPerson())
  await openEditor(page, report)
  await keep(page)
  await append(page, 'The first boat leaves at dawn.', ' A later one follows.')
  await page.goto('/desk')

  const plain = await visit({ javaScriptEnabled: false, storageState: await context.storageState() })
  await plain.page.goto(at(report, 2))
  await plain.page.getByRole('button', { name: /^Take back change 1/ }).click()
  await expect(news(plain.page)).toContainText('is taken back')
  await expect(plain.page.locator('ins')).toHaveCount(0)
  await plain.page.getByRole('button', { name: 'Undo' }).click()
  await expect(plain.page.locator('ins')).toHaveText(['A later one follows.'])
})

test('a change that was changed again is not taken back, and the page shows what differs now', async ({ aPerson, aReport, signedIn }) => {
  const blocks: Block[] = aBody()
  const report = await aReport('Northwind Ferries', blocks)
  const { page, context } = await signedIn(await aPerson())
  await openEditor(page, report)
  await keep(page)
  await append(page, 'The first boat leaves at dawn.', ' A later one follows.')
  const other = await context.newPage()
  await other.goto(at(report, 2))
  await page.keyboard.type(' And a third.')
  await expect(statusOf(page)).toContainText('Saved')
  await other.getByRole('button', { name: /^Take back change 1/ }).click()
  await expect(alertOn(other)).toContainText('This place was changed again meanwhile.')
  await other.getByRole('link', { name: 'Compare anew' }).click()
  await expect(other.locator('ins')).toHaveText(['A later one follows. And a third.'])
})
