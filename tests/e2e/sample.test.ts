import { bodyOf, expect, expectNoAxeFindings, statusOf, tabTo, test } from './support/desk.ts'
import type { HostCity } from './support/server.ts'

const welcomePath = (host: HostCity) => new URL(host.output().match(/Become the first admin: (\S+)/)?.[1] ?? '').pathname

test('the first admin lands in the sample report, tries what it offers, by keyboard alone, and is told once', async ({ sampleHost, visit }) => {
  const { page, context } = await visit({}, sampleHost)
  await page.goto(welcomePath(sampleHost))
  await tabTo(page, page.getByLabel('Name'))
  await page.keyboard.type('Ines Marchetti')
  await tabTo(page, page.getByLabel('E-mail'))
  await page.keyboard.type('ines@desk.example')
  await tabTo(page, page.getByLabel('Password'))
  await page.keyboard.type('four wet boats before noon')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/desk\/reports\/\w+\?hint=sample$/)
  await expect(page.getByText('Alibaba belongs to the sample library.')).toBeVisible()
  await expect(statusOf(page)).toContainText('Saved')
  await expectNoAxeFindings(page)

  const opening = context.waitForEvent('page')
  await tabTo(page, page.getByRole('link', { name: 'a second window' }))
  await page.keyboard.press('Enter')
  const second = await opening
  await expect(statusOf(second)).toContainText('Saved')
  await expect(second.getByText('belongs to the sample library')).toBeHidden()
  await tabTo(second, bodyOf(second))
  await second.keyboard.type('Typed in the second window. ')
  await expect(bodyOf(page)).toContainText('Typed in the second window.')
  await second.close()

  await tabTo(page, page.getByRole('link', { name: 'what changed' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText('3 moved')).toBeVisible()
  await expect(page.getByText('The cloud in Olympic broadcasting, Games by Games')).toBeVisible()
  await page.goBack()
  await tabTo(page, page.getByRole('link', { name: 'its history' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText(/\d\d revisions, 3 editions, since 13 October 2025/)).toBeVisible()
  await expect(page.getByText('$800 million was one estimate of several')).toBeVisible()
  await page.goBack()

  await tabTo(page, page.getByRole('button', { name: 'Dismiss this hint' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('belongs to the sample library')).toBeHidden()
  await expect(page).toHaveURL(/\/desk\/reports\/\w+$/)
  await page.reload()
  await expect(statusOf(page)).toContainText('Saved')
  await expect(page.getByText('belongs to the sample library')).toBeHidden()
})

test('readers find a library that is complete on every screen, and one command takes it away', async ({ sampleHost, visit }) => {
  const { page } = await visit({ viewport: { width: 390, height: 844 } }, sampleHost)
  for (const [path, colorScheme] of [
    ['/sponsors/starbucks', 'dark'],
    ['/sponsors/alibaba', 'light'],
    ['/', 'dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto(path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await expectNoAxeFindings(page)
  }
  await page.getByRole('link', { name: 'Alibaba' }).click()
  await expect(page.getByText('Edition 2.0 · 27 February 2026')).toBeVisible()

  expect(await sampleHost.command(['sample', 'remove'])).toContain('Removed the sample library: 43 sponsors, 6 reports, 2 writers.')
  await page.goto('/')
  await expect(page.getByText('The library has no sponsors yet.')).toBeVisible()
  await sampleHost.stop()
  await sampleHost.start()
  await page.reload()
  await expect(page.getByText('The library has no sponsors yet.')).toBeVisible()
})
