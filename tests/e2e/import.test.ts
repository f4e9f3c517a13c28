import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { alertOn, api, bodyOf, expect, expectNoAxeFindings, openEditor, signIn, statusOf, tabTo, test } from './support/desk.ts'

const manuscript = readFileSync(new URL('../fixtures/manuscript.txt', import.meta.url), 'utf8')
const named = (name: string) => manuscript.replace(/^OMEGA$/m, name)

/** Pastes as a person does who has no field in mind. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    const target = document.activeElement ?? document.body
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

const count = (page: Page, what: string) => page.locator('.counts > div').filter({ hasText: new RegExp(`^${what}`) })
const choose = (page: Page, name: string, buffer: Buffer) => page.getByLabel('Choose a file…').setInputFiles({ name, mimeType: 'text/plain', buffer })

test('a manuscript that is pasted on the desk is looked at, decided about and imported, with the keyboard alone', async ({ aPerson, signedIn }) => {
  test.setTimeout(120_000)
  const { page } = await signedIn(await aPerson())
  const press = (key: string) => page.keyboard.press(key)
  const now = page.locator('.finding.now')

  await test.step('paste', async () => {
    // The page is there before its script listens.
    await expect(async () => {
      await paste(page, named('Keyboard Clocks'))
      await expect(page).toHaveURL(/\/desk\/import$/, { timeout: 1_000 })
    }).toPass()
    await expect(page.getByLabel('Name')).toHaveValue('Keyboard Clocks')
    await expect(page.getByLabel('Tier')).toHaveValue('worldwide-olympic-partner')
    await expect(count(page, 'lists')).toContainText('11')
    await expectNoAxeFindings(page)
  })

  await test.step('decide by key, and go to and fro', async () => {
    await press('j')
    await expect(now.getByRole('button', { name: 'Take' })).toBeFocused()
    const line = await now.getByRole('button', { name: /^Line/ }).textContent()
    await press('l')
    await expect(now.getByRole('button', { name: 'Leave' })).toHaveAttribute('aria-pressed', 'true')
    await expect(count(page, 'lists')).toContainText('10')
    await press('m')
    await expect(page.locator('.lines .found.now')).toContainText(line?.replace('Line ', '') ?? 'a line')
    await press('s')
    await expect(page.locator('.placed.now').getByRole('button', { name: 'Flattened list' })).toBeFocused()
    await press('Enter')
    await expect(now.getByRole('button', { name: 'Leave' })).toBeFocused()
    await press('Shift+L')
    await expect(count(page, 'lists')).toContainText('7')
    await press('Shift+T')
    await expect(count(page, 'lists')).toContainText('11')
  })

  await test.step('what is not imported outlives a reload', async () => {
    await press('l')
    await expect(count(page, 'lists')).toContainText('10')
    await page.reload()
    await expect(count(page, 'lists')).toContainText('10')
  })

  await test.step('correct the header and import', async () => {
    await tabTo(page, page.getByLabel('Name'))
    await press('ControlOrMeta+A')
    await press('Delete')
    await expect(page.getByText('One thing stands in the way.')).toBeVisible()
    await tabTo(page, page.getByRole('button', { name: 'Import', exact: true }))
    await press('Enter')
    await expect(page.getByLabel('Name')).toBeFocused()
    await page.keyboard.type('Timekeepers by Hand')
    await expect(page.getByText('stands in the way')).toBeHidden()
    await press('Escape')
    await tabTo(page, page.getByRole('button', { name: 'Import', exact: true }))
    await press('Enter')
    await expect(page.getByText('Timekeepers by Hand is on the desk, as a draft.')).toBeVisible()
    await expectNoAxeFindings(page)
    await tabTo(page, page.getByRole('link', { name: 'Open the draft' }))
    await press('Enter')
    await expect(statusOf(page)).toContainText('Saved')
    await expect(bodyOf(page).getByRole('listitem').first()).toBeVisible()
  })
})

test('a sponsor that has a report: compared first, imported over only when asked, received live by a colleague, and undone', async ({
  aPerson,
  aReport,
  signedIn,
}) => {
  test.setTimeout(120_000)
  const report = await aReport('Northwind Ferries')
  const colleague = await signedIn(await aPerson('Tom Okafor'))
  await openEditor(colleague.page, report)

  const { page } = await signedIn(await aPerson())
  await page.goto('/desk/import')
  await page.getByLabel('Manuscript').fill(named(report.name))
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByText(`${report.name} has a report already.`)).toBeVisible()
  // It refuses and leads to what is missing, but stays reachable.
  await page.getByRole('button', { name: 'Import over the draft' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel(`Replace the draft of ${report.name}`)).toBeFocused()
  await expect(bodyOf(colleague.page)).toContainText('The company runs forty-two boats.')

  await page.getByRole('button', { name: 'Compare with its draft' }).click()
  await expect(page.getByText('against what the manuscript would make of it')).toBeVisible()
  await expect(page.locator('#document')).toContainText('Los Angeles in 1932 was the first occasion')
  await page.getByRole('button', { name: 'Back to the preview' }).click()

  // What a colleague writes meanwhile is not overwritten unseen.
  await bodyOf(colleague.page).getByText('The company runs').click()
  await colleague.page.keyboard.press('End')
  await colleague.page.keyboard.type(' And a tug.')
  await expect(statusOf(colleague.page)).toContainText('Saved')
  await page.getByLabel(`Replace the draft of ${report.name}`).check()
  await page.getByRole('button', { name: 'Import over the draft' }).click()
  await expect(alertOn(page)).toContainText('changed meanwhile')
  await page.getByRole('button', { name: 'Look again' }).click()
  await page.getByLabel(`Replace the draft of ${report.name}`).check()
  await page.getByRole('button', { name: 'Import over the draft' }).click()
  await expect(page.getByText(`The draft of ${report.name} is the manuscript now.`)).toBeVisible()
  await expect(bodyOf(colleague.page)).toContainText('Los Angeles in 1932 was the first occasion')
  await expect(bodyOf(colleague.page)).not.toContainText('forty-two boats')

  // Their caret stands in what would change: that is said first.
  await page.getByRole('button', { name: 'Undo the import' }).click()
  await expect(alertOn(page)).toContainText('is writing in what would change')
  await page.getByRole('button', { name: 'Undo the import all the same' }).click()
  await expect(page).toHaveURL(/\/history/)
  await expect(bodyOf(colleague.page)).toContainText('And a tug.')
  await expect(bodyOf(colleague.page)).not.toContainText('Los Angeles in 1932')
})

test('two reports pasted together are imported one after the other', async ({ aPerson, signedIn }) => {
  const { page } = await signedIn(await aPerson())
  await page.goto('/desk/import')
  await page.getByLabel('Manuscript').fill(`${named('Chronos One')}\n\n${named('Chronos Two')}`)
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByText('2 reports were pasted together.')).toBeVisible()
  await page.getByRole('radio', { name: /Chronos Two/ }).click()
  await expect(page.getByLabel('Name')).toHaveValue('Chronos Two')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByText('Chronos Two is on the desk, as a draft.')).toBeVisible()
  await page.getByRole('link', { name: 'Go on with the import' }).click()
  await expect(page.getByLabel('Name')).toHaveValue('Chronos One')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByText('Chronos One is on the desk, as a draft.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Go on with the import' })).toBeHidden()
})

test('whoever was signed out meanwhile loses nothing', async ({ aPerson, signedIn, expectedErrors }) => {
  expectedErrors.push(/401/)
  const person = await aPerson()
  const { context, page } = await signedIn(person)
  await page.goto('/desk/import')
  await page.getByLabel('Manuscript').fill(named('Patient Clocks'))
  await page.getByRole('button', { name: 'Preview' }).click()
  await page.getByLabel('Category').fill('Patience')
  await context.clearCookies()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(alertOn(page)).toContainText('Your session has ended.')
  const elsewhere = await context.newPage()
  await signIn(elsewhere, person)
  await elsewhere.close()
  await page.reload()
  await expect(page.getByLabel('Category')).toHaveValue('Patience')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByText('Patient Clocks is on the desk, as a draft.')).toBeVisible()
})

test('what is no manuscript, or a tier that there is not, is said in a sentence; nothing is kept', async ({ aPerson, signedIn, host }) => {
  const { page } = await signedIn(await aPerson())
  await page.goto('/desk/import')
  const sentences: [string, Buffer, string][] = [
    ['empty.txt', Buffer.from(' \n'), 'It holds no text.'],
    ['report.docx', Buffer.from('PK\u0003\u0004 and so on'), 'It is a Word document.'],
    ['binary.txt', Buffer.from([65, 0, 1, 2]), 'It is not text.'],
    ['windows.txt', Buffer.from([0x93, 0x48, 0xf4, 0x94]), 'perhaps it is Windows-1252'],
    ['large.txt', Buffer.alloc(5_000_001, 65), 'a manuscript has at most 5.0 MB'],
  ]
  for (const [name, bytes, sentence] of sentences) {
    await choose(page, name, bytes)
    await expect(alertOn(page)).toContainText(sentence)
    await expect(page.getByText('Waiting in this browser')).toBeHidden()
  }
  await choose(page, 'golden.txt', Buffer.from(`\ufeff${named('Golden Hands').replace('Worldwide Olympic Partners', 'Golden Partners')}`, 'utf16le'))
  await expect(page.getByText('There is no tier “Golden Partners”. There are:').first()).toBeVisible()
  const { reports } = await api<{ reports: unknown[] }>(host, 'GET', '/api/v1/reports')
  expect(JSON.stringify(reports)).not.toContain('Golden Hands')
})

test('a manuscript of 5 MB is previewed, and is said to be more than a report holds', async ({ aPerson, signedIn }) => {
  const { page } = await signedIn(await aPerson())
  await page.goto('/desk/import')
  const [head = '', body = ''] = manuscript.replace(/^.*(?:all sponsors|end of report|host city ·).*$/gim, '').split(/^EXECUTIVE SUMMARY$/m)
  const long = `${head}EXECUTIVE SUMMARY\n${`${body}\n`.repeat(300)}`.slice(0, 4_900_000)
  await choose(page, 'long.txt', Buffer.from(long.slice(0, 4_800_000)))
  await expect(page.getByText('The manuscript is long')).toBeVisible()
  await expect(page.getByText(/20,000 that a report holds|at most 2\.0 MB/).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toHaveAttribute('aria-disabled', 'true')
})
