import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { aBody, alertOn, api, bodyOf, caretAfter, expect, expectNoAxeFindings, openEditor, statusOf, tabTo, test, whileAway } from './support/desk.ts'
import type { HostCity } from './support/server.ts'

const SECRET = 'kestrel-4711'
const REASON = 'A password of the press office stood in the report.'
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

/** Publishes the draft as it is, over the API. */
async function publish(host: HostCity, id: string): Promise<void> {
  const { number } = await api<{ number: number }>(host, 'POST', `/api/v1/reports/${id}/revisions`, {})
  await api(host, 'POST', `/api/v1/reports/${id}/editions`, { revision: number, change: 'minor', note: 'First' })
}

/** What of the secret stands in the raw bytes of the database and its log. */
const inFiles = ({ dataDir }: HostCity): string[] =>
  readdirSync(dataDir)
    .filter((name) => name.startsWith('hostcity.db') && !name.endsWith('-shm'))
    .filter((name) => readFileSync(join(dataDir, name)).includes(SECRET))

test('an admin removes a leaked secret, by keyboard: looks, says why, confirms, and is told of the backup that still holds it', async ({
  ownHost,
  aPerson,
  aReport,
  signedIn,
}) => {
  const report = await aReport('Harbour Line', aBody(`The password of the press office is ${SECRET}, as ever.`), ownHost)
  await publish(ownHost, report.id)
  await ownHost.command(['backup'])
  const address = `${ownHost.url}/sponsors/${report.slug}`
  expect(await (await fetch(address)).text()).toContain(SECRET)
  const { page } = await signedIn(await aPerson('Ines Marchetti', 'admin', ownHost), ownHost)
  const type = (text: string) => page.keyboard.type(text)
  const press = (key: string) => page.keyboard.press(key)

  await page.goto('/admin/service')
  await tabTo(page, page.getByRole('link', { name: 'Purge words…' }))
  await press('Enter')
  await expect(page.getByText('Nothing was ever purged.')).toBeVisible()
  await expectNoAxeFindings(page)
  await tabTo(page, button(page, 'Show where they stand'))
  await press('Enter')
  await expect(page.getByText('Enter the words that must go.')).toBeVisible()
  await expect(page.getByLabel('Words that must go')).toBeFocused()
  await type('cormorant-9')
  await tabTo(page, button(page, 'Show where they stand'))
  await press('Enter')
  await expect(alertOn(page)).toContainText('The words stand in no report')
  await expectNoAxeFindings(page)

  await page.getByLabel('Words that must go').fill(SECRET.toUpperCase())
  await tabTo(page, button(page, 'Show where they stand'))
  await press('Enter')
  const found = page.getByRole('heading', { name: /^In \d+ places of 1 report$/ })
  await expect(found).toBeFocused()
  await expect(page.getByRole('definition').filter({ hasText: 'Edition 1.0; it is live' })).toBeVisible()
  await expect(page.getByText(`The password of the press office is ${SECRET}, as ever.`)).toBeVisible()
  expect(page.url(), 'the words stand in no address').not.toContain('kestrel')
  await expectNoAxeFindings(page)

  await tabTo(page, button(page, 'Remove the words for ever'))
  await press('Enter')
  await expect(page.getByText('Say in a sentence why they must go.')).toBeVisible()
  await expect(page.getByLabel('Why they must go')).toBeFocused()
  await type(`It was ${SECRET}`)
  await tabTo(page, button(page, 'Remove the words for ever'))
  await press('Enter')
  await expect(page.getByText('Say it without them.')).toBeVisible()
  await page.getByLabel('Why they must go').fill(REASON)
  await tabTo(page, button(page, 'Remove the words for ever'))
  await press('Enter')
  await expect(page.getByRole('heading', { name: 'What was done' })).toBeFocused({ timeout: 30_000 })
  await expect(page.getByText('The words are removed.')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Hold the words' })).toContainText(join(ownHost.dataDir, 'backups'))
  await expectNoAxeFindings(page)

  const shown = await (await fetch(address)).text()
  expect(shown).toContain('[removed]')
  expect(shown).not.toContain(SECRET)
  expect(inFiles(ownHost)).toEqual([])
  expect(ownHost.output()).not.toContain('kestrel')
  expect(await ownHost.command(['check'])).toContain('The data is sound.')

  await page.goto('/admin/purge')
  await expect(page.getByRole('row').filter({ hasText: REASON })).toContainText('Ines Marchetti')
  await expectNoAxeFindings(page)
  await page.goto(`/desk/reports/${report.id}/revisions/2`)
  await expect(page.getByText('Words were purged from it by Ines Marchetti')).toContainText(REASON)
  await expectNoAxeFindings(page)
  await page.goto(`/desk/reports/${report.id}/history`)
  await expect(page.getByRole('listitem').filter({ hasText: 'Words were purged from it by Ines Marchetti' }).first()).toBeVisible()
  await page.goto('/admin/audit')
  await expect(page.getByText(/purged words from \d+ places of the history/)).toBeVisible()
})

test('what stands elsewhere than was seen is shown again before it goes', async ({ ownHost, aPerson, aReport, signedIn }) => {
  await aReport('Harbour Line', aBody(`The key is ${SECRET}.`), ownHost)
  const { page } = await signedIn(await aPerson('Ines Marchetti', 'admin', ownHost), ownHost)
  await page.goto('/admin/purge')
  await page.getByLabel('Words that must go').fill(SECRET)
  await button(page, 'Show where they stand').click()
  await page.getByLabel('Why they must go').fill(REASON)
  const other = await aReport('Island Line', aBody(`It was ${SECRET} here, too.`), ownHost)
  await button(page, 'Remove the words for ever').click()
  await expect(alertOn(page)).toContainText('They do not stand where you saw them')
  await expect(page.getByRole('link', { name: other.name })).toBeVisible()
  await expect(page.getByLabel('Why they must go')).toHaveValue(REASON)
  await button(page, 'Remove the words for ever').click()
  await expect(page.getByText('The words are removed.')).toBeVisible({ timeout: 30_000 })
  expect(inFiles(ownHost)).toEqual([])
})

test('a browser that was away brings nothing back, and its text is offered to compare', async ({ ownHost, aPerson, aReport, signedIn, expectedErrors }) => {
  expectedErrors.push(...whileAway)
  const report = await aReport('Harbour Line', aBody(`The key is ${SECRET}.`), ownHost)
  const ines = await signedIn(await aPerson('Ines Marchetti', 'editor', ownHost), ownHost)
  const tom = await signedIn(await aPerson('Tom Okafor', 'editor', ownHost), ownHost)
  await openEditor(ines.page, report)
  await openEditor(tom.page, report)
  await tom.context.setOffline(true)
  await caretAfter(tom.page, 'The key is')
  await tom.page.keyboard.type(' Written far away.')
  await expect(statusOf(tom.page)).toContainText('Offline')

  const preview = JSON.parse(await ownHost.command(['purge-words', '--preview', '--json'], SECRET)) as { seen: string }
  await ownHost.command(['purge-words', '--reason', REASON, '--seen', preview.seen], SECRET)
  await expect(statusOf(ines.page)).toContainText('the draft was replaced', { timeout: 5_000 })
  await ines.page.reload()
  await expect(statusOf(ines.page)).toContainText('Saved')
  await expect(bodyOf(ines.page)).toContainText('The key is [removed].')
  await caretAfter(ines.page, 'The key is')
  await ines.page.keyboard.type(' And on.')
  await expect(statusOf(ines.page)).toContainText('Saved')

  await tom.context.setOffline(false)
  await expect(statusOf(tom.page)).toContainText('the draft was replaced', { timeout: 30_000 })
  await tom.page.reload()
  await expect(statusOf(tom.page)).toContainText('Saved')
  await expect(bodyOf(tom.page)).toContainText('The key is [removed]. And on.')
  await expect(bodyOf(tom.page)).not.toContainText('Written far away.')
  await expect(tom.page.getByText('This device holds text of an earlier draft.')).toBeVisible()
  await expect(tom.page.getByRole('button', { name: 'Discard it' })).toBeVisible()
  await expect(statusOf(ines.page)).toContainText('Saved')
  expect(inFiles(ownHost)).toEqual([])
  expect(await ownHost.command(['check'])).toContain('The data is sound.')
})

test('without JavaScript words are looked for and removed, too', async ({ ownHost, aPerson, aReport, visit }) => {
  await aReport('Harbour Line', aBody(`The key is ${SECRET}.`), ownHost)
  const admin = await aPerson('Ines Marchetti', 'admin', ownHost)
  const { page } = await visit({ javaScriptEnabled: false }, ownHost)
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(admin.email)
  await page.getByLabel('Password').fill(admin.password)
  await button(page, 'Sign in').click()
  await page.goto('/admin/purge')
  await page.getByLabel('Words that must go').fill(SECRET)
  await button(page, 'Show where they stand').click()
  await page.getByLabel('Why they must go').fill(REASON)
  await button(page, 'Remove the words for ever').click()
  await expect(page.getByText('The words are removed.')).toBeVisible({ timeout: 30_000 })
  expect(page.url()).not.toContain('kestrel')
  expect(inFiles(ownHost)).toEqual([])
})

test('an editor finds no such page', async ({ aPerson, signedIn, expectedErrors }) => {
  expectedErrors.push(/404/)
  const { page } = await signedIn(await aPerson())
  expect((await page.goto('/admin/purge'))?.status()).toBe(404)
})
