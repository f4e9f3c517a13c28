import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aBody, api, bodyOf, caretAfter, expect, openEditor, signIn, statusOf, test, whileAway } from './support/desk.ts'

test('two people write in one report, see each other and each other’s words', async ({ aPerson, aReport, signedIn }) => {
  const report = await aReport('Northwind Ferries')
  const [ines, tom] = [await signedIn(await aPerson('Ines Marchetti')), await signedIn(await aPerson('Tom Okafor'))]
  await openEditor(ines.page, report)
  await openEditor(tom.page, report)
  await expect(ines.page.getByRole('list', { name: 'Writing now' }).getByRole('img', { name: /^Tom Okafor/ })).toBeVisible()
  await expect(tom.page.getByRole('list', { name: 'Writing now' }).getByRole('img', { name: /^Ines Marchetti/ })).toBeVisible()

  await caretAfter(ines.page, 'The first boat leaves at dawn.')
  await caretAfter(tom.page, 'The last one waits for the ceremony.')
  await Promise.all([ines.page.keyboard.type(' It is never full.', { delay: 10 }), tom.page.keyboard.type(' It is always full.', { delay: 10 })])
  for (const { page } of [ines, tom]) {
    await expect(bodyOf(page)).toContainText('The first boat leaves at dawn. It is never full.')
    await expect(bodyOf(page)).toContainText('The last one waits for the ceremony. It is always full.')
    await expect(statusOf(page)).toContainText('Saved')
  }
  await expect(ines.page.getByText('Tom', { exact: true })).toBeVisible()
})

test('words typed offline, by a browser that was closed, come together with a colleague’s in the same paragraph', async ({
  aPerson,
  aReport,
  signedIn,
  host,
  playwright,
  launchOptions,
}) => {
  const report = await aReport('Northwind Ferries')
  const person = await aPerson('Ines Marchetti')
  const folder = mkdtempSync(join(tmpdir(), 'host-city-browser-'))
  const open = () => playwright.chromium.launchPersistentContext(folder, { ...launchOptions, baseURL: host.url })
  try {
    const before = await open()
    const away = await before.newPage()
    await signIn(away, person)
    await openEditor(away, report)
    await before.setOffline(true)
    await caretAfter(away, 'The first boat leaves at dawn.')
    await away.keyboard.type(' Ines wrote this at sea.')
    await expect(statusOf(away)).toContainText('Offline · kept on this device')
    await before.close()

    const tom = await signedIn(await aPerson('Tom Okafor'))
    await openEditor(tom.page, report)
    await expect(bodyOf(tom.page)).not.toContainText('at sea')
    await bodyOf(tom.page).getByText('The first boat leaves at dawn.').click()
    await tom.page.keyboard.press('Home')
    await tom.page.keyboard.type('Tom wrote this ashore. ')
    await expect(statusOf(tom.page)).toContainText('Saved')

    const after = await open()
    const back = await after.newPage()
    await back.goto(`/desk/reports/${report.id}`)
    if (back.url().includes('/sign-in')) await signIn(back, person)
    await openEditor(back, report)
    // A colleague's name stands where their caret is, so each sentence is looked for by itself, in the one paragraph.
    for (const page of [back, tom.page]) {
      const paragraph = bodyOf(page).getByRole('paragraph').filter({ hasText: 'The first boat leaves at dawn.' })
      await expect(paragraph).toContainText('Tom wrote this ashore.')
      await expect(paragraph).toContainText('Ines wrote this at sea.')
    }
    await expect(statusOf(back)).toContainText('Saved')
    await after.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a server that does not answer never reads as saved, and what was typed arrives when it does', async ({
  ownHost,
  aPerson,
  aReport,
  signedIn,
  expectedErrors,
}) => {
  expectedErrors.push(...whileAway)
  const report = await aReport('Northwind Ferries', aBody(), ownHost)
  const { page } = await signedIn(await aPerson('Ines Marchetti', 'editor', ownHost), ownHost)
  await openEditor(page, report)
  await caretAfter(page, 'The first boat leaves at dawn.')
  ownHost.freeze()
  await page.keyboard.type(' Nobody hears this yet.')
  await expect(statusOf(page)).not.toContainText('Saved', { timeout: 2_000 })
  await expect(statusOf(page)).toContainText('No answer · kept on this device')
  ownHost.thaw()
  await expect(statusOf(page)).toContainText('Saved')
  expect(JSON.stringify(await api(ownHost, 'GET', `/api/v1/reports/${report.id}/draft`))).toContain('Nobody hears this yet.')
})

test('a server that is killed while two people type loses nothing that it acknowledged, and goes on when it is back', async ({
  ownHost,
  aPerson,
  aReport,
  signedIn,
  expectedErrors,
}) => {
  expectedErrors.push(...whileAway)
  const report = await aReport('Northwind Ferries', aBody(), ownHost)
  const ines = await signedIn(await aPerson('Ines Marchetti', 'editor', ownHost), ownHost)
  const tom = await signedIn(await aPerson('Tom Okafor', 'editor', ownHost), ownHost)
  await openEditor(ines.page, report)
  await openEditor(tom.page, report)
  await caretAfter(ines.page, 'The first boat leaves at dawn.')
  await caretAfter(tom.page, 'The last one waits for the ceremony.')
  await ines.page.keyboard.type(' Before.')
  await expect(statusOf(ines.page)).toContainText('Saved')
  const typing = Promise.all([
    ines.page.keyboard.type(' One two three four five.', { delay: 30 }),
    tom.page.keyboard.type(' Six seven eight nine ten.', { delay: 30 }),
  ])
  await ownHost.kill()
  await typing
  for (const { page } of [ines, tom]) await expect(statusOf(page)).toContainText('Offline · kept on this device')

  await ownHost.start()
  for (const { page } of [ines, tom]) {
    await expect(statusOf(page)).toContainText('Saved', { timeout: 20_000 })
    await expect(bodyOf(page)).toContainText('The first boat leaves at dawn. Before. One two three four five.')
    await expect(bodyOf(page)).toContainText('The last one waits for the ceremony. Six seven eight nine ten.')
  }
  expect(JSON.stringify(await api(ownHost, 'GET', `/api/v1/reports/${report.id}/draft`))).toContain('Before. One two three four five.')
  await ownHost.stop()
  expect(await ownHost.command(['check'])).not.toBe('')
})

test('a session that ends elsewhere ends the writing within two seconds, and the text stays on the device', async ({
  aPerson,
  aReport,
  signedIn,
  expectedErrors,
}) => {
  expectedErrors.push(...whileAway)
  const report = await aReport('Northwind Ferries')
  const { page, context } = await signedIn(await aPerson())
  await openEditor(page, report)
  const elsewhere = await context.newPage()
  await elsewhere.goto('/desk')
  await elsewhere.getByRole('button', { name: 'Sign out' }).click()
  await expect(elsewhere).toHaveURL(/\/sign-in/)
  await expect(statusOf(page)).toContainText('Read only · your session ended', { timeout: 2_000 })
  await expect(page.getByRole('button', { name: 'Copy my text' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Publish…' })).toHaveAttribute('aria-disabled', 'true')
  await expect(bodyOf(page)).toContainText('The first boat leaves at dawn.')
  const before = await bodyOf(page).textContent()
  await bodyOf(page).click()
  await page.keyboard.type('This must not go in.')
  expect(await bodyOf(page).textContent()).toBe(before)
  await page.reload()
  await expect(page).toHaveURL(/\/sign-in/)
})
