import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bodyOf, caretAfter, expect, openEditor, statusOf, test } from './support/desk.ts'

test('a manuscript comes in by the command line, is written on by two people, published, and read with every section in its place', async ({
  ownHost,
  aPerson,
  signedIn,
  visit,
}) => {
  const ines = await aPerson('Ines Marchetti', 'admin', ownHost)
  const folder = mkdtempSync(join(tmpdir(), 'host-city-manuscript-'))
  const file = join(folder, 'report.txt')
  copyFileSync(new URL('../fixtures/manuscript.txt', import.meta.url), file)
  const { id, slug } = JSON.parse(await ownHost.command(['import', file, '--email', ines.email, '--json'])) as { id: string; slug: string }
  rmSync(folder, { recursive: true })
  const report = { id, slug, name: 'OMEGA' }

  const first = await signedIn(ines, ownHost)
  const second = await signedIn(await aPerson('Tom Okafor', 'editor', ownHost), ownHost)
  await openEditor(first.page, report)
  await openEditor(second.page, report)
  await caretAfter(first.page, 'Los Angeles in 1932 was the first occasion')
  await caretAfter(second.page, 'The line is not unbroken.')
  await Promise.all([first.page.keyboard.type(' Ines adds this.'), second.page.keyboard.type(' Tom adds that.')])
  for (const { page } of [first, second]) {
    await expect(bodyOf(page)).toContainText('Ines adds this.')
    await expect(bodyOf(page)).toContainText('Tom adds that.')
    await expect(statusOf(page)).toContainText('Saved')
  }
  const standfirst = first.page.getByRole('textbox', { name: 'Standfirst' })
  await standfirst.click()
  await first.page.keyboard.press('ControlOrMeta+A')
  await first.page.keyboard.type('The watchmaker that first timed the Games in Los Angeles goes back there in 2028.')
  await expect(statusOf(first.page)).toContainText('Saved')
  await first.page.getByRole('link', { name: 'Publish…' }).click()
  await first.page.getByRole('button', { name: 'Publish 1.0' }).click()
  await expect(first.page.getByText('Published. Readers see it now')).toBeVisible()

  const { page } = await visit({}, ownHost)
  await page.goto(`/sponsors/${slug}`)
  await expect(page.getByRole('link', { name: /All sponsors/i }).first()).toBeVisible()
  await expect(page.getByText('Worldwide Olympic Partners').first()).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'OMEGA' })).toBeVisible()
  await expect(page.getByText('Official Timekeeping, Timing & Scoring').first()).toBeVisible()
  await expect(page.getByText('goes back there in 2028.').first()).toBeVisible()
  const headings = (await page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim())
  expect(headings.map((text) => text.toLowerCase())).toEqual([
    'executive summary',
    '1 olympic history & marketing presence',
    '2 la28-specific initiatives & considerations',
    '3 executive leadership & decision-makers',
    '4 agency & creative partners',
    '5 competitive positioning',
    '6 key metrics & business context',
    expect.stringMatching(/^appendix/),
  ])
  const text = (await page.getByRole('main').textContent()) ?? ''
  const order = [
    'OMEGA keeps the time',
    'Los Angeles in 1932 was the first occasion',
    'Ines adds this.',
    'The line is not unbroken.',
    'Tom adds that.',
    'The whole of the timing rested on one man',
  ]
  expect(order.map((words) => text.indexOf(words))).toEqual(order.map((words) => text.indexOf(words)).sort((one, other) => one - other))
  for (const words of order) expect(text).toContain(words)
})
