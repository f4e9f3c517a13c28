import { bodyOf, caretAfter, expect, expectNoAxeFindings, openEditor, statusOf, test } from './support/desk.ts'

test('a revision is kept, compared, restored, and the restore undone', async ({ aPerson, aReport, signedIn }) => {
  const report = await aReport('Northwind Ferries')
  const { page } = await signedIn(await aPerson())
  await openEditor(page, report)
  await page.getByRole('button', { name: 'Keep a revision now' }).click()
  const dialog = page.getByRole('dialog', { name: 'Keep a revision now' })
  await dialog.getByLabel('Name').fill('Before the ceremony')
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await expect(dialog).toBeHidden()

  await caretAfter(page, 'The first boat leaves at dawn.')
  await page.keyboard.type(' A later one follows.')
  await expect(statusOf(page)).toContainText('Saved')

  await page.getByRole('link', { name: 'All history' }).click()
  await expect(page.getByRole('heading', { name: `History of ${report.name}` })).toBeVisible()
  const kept = page.getByRole('listitem').filter({ hasText: 'Before the ceremony' })
  await expect(kept).toBeVisible()
  await expectNoAxeFindings(page)

  await kept.getByRole('link', { name: /^View revision/ }).click()
  await expect(page.getByRole('main')).toContainText('The first boat leaves at dawn.')
  await expect(page.getByRole('main')).not.toContainText('A later one follows.')
  await expectNoAxeFindings(page)
  await page.getByRole('link', { name: 'Compare with the draft' }).click()
  await expect(page.locator('ins').filter({ hasText: 'A later one follows.' })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '1 change' })).toBeVisible()
  await expectNoAxeFindings(page)

  await page.goBack()
  await page.getByRole('link', { name: 'Restore…' }).click()
  await expectNoAxeFindings(page)
  await page.getByRole('button', { name: /^Restore revision/ }).click()
  await expect(page.getByText(/Draft is as it was in revision/)).toBeVisible()
  await openEditor(page, report)
  await expect(bodyOf(page)).not.toContainText('A later one follows.')

  await page.goBack()
  await page.getByRole('button', { name: 'Undo restore' }).click()
  await expect(page.getByText(/Draft is as it was in revision/)).toBeVisible()
  await openEditor(page, report)
  await expect(bodyOf(page)).toContainText('The first boat leaves at dawn. A later one follows.')
})

test('a restore reaches a colleague who has the draft open', async ({ aPerson, aReport, signedIn }) => {
  const report = await aReport('Northwind Ferries')
  const [ines, tom] = [await signedIn(await aPerson('Ines Marchetti')), await signedIn(await aPerson('Tom Okafor'))]
  await openEditor(tom.page, report)
  await caretAfter(tom.page, 'The first boat leaves at dawn.')
  await tom.page.keyboard.type(' Late.')
  await expect(statusOf(tom.page)).toContainText('Saved')
  await ines.page.goto(`/desk/reports/${report.id}/revisions/1/restore`)
  await ines.page.getByRole('button', { name: 'Restore revision 1' }).click()
  await expect(ines.page.getByText('Draft is as it was in revision 1')).toBeVisible()
  await expect(bodyOf(tom.page)).not.toContainText('Late.')
  await expect(statusOf(tom.page)).toContainText('Saved')
})
