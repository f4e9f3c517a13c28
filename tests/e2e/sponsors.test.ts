import type { Page } from '@playwright/test'
import { alertOn, api, expect, expectNoAxeFindings, tabTo, test } from './support/desk.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name, exact: true })

/** Adds a sponsor by the form and stays on its page. */
async function add(
  page: Page,
  { name, tier = 'Founding Partner', category = 'Airline', from = '' }: { name: string; tier?: string; category?: string; from?: string },
) {
  await page.goto('/admin/sponsors/new')
  await page.getByLabel('Sponsor').fill(name)
  await page.getByLabel('Tier').selectOption(tier)
  await page.getByLabel('Category').fill(category)
  await page.getByLabel('From').fill(from)
  await button(page, 'Add the sponsor').click()
  await expect(page.getByText(`${name} is on the index`)).toBeVisible()
}

test('an admin adds a sponsor, gives and ends its deals, and readers see each at once', async ({ aPerson, signedIn, host }) => {
  const { page } = await signedIn(await aPerson('Ines Marchetti', 'admin'))
  const index = async () => (await fetch(host.url)).text()
  await link(page, 'Sponsors').click()
  await link(page, 'Add a sponsor').click()
  await button(page, 'Add the sponsor').click()
  await expect(page.getByLabel('Sponsor')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('From').fill('yesterday')
  await button(page, 'Add the sponsor').click()
  await expect(page.getByText('Write it as 2028, 2028-07 or 2028-07-14.')).toBeVisible()
  await add(page, { name: 'Harbour Cola', from: '2015' })
  expect(await index()).toContain('Harbour Cola')

  await test.step('two companies behind one name', async () => {
    await page.getByRole('region', { name: 'Behind the name' }).getByRole('link', { name: 'Change…' }).click()
    await page.getByLabel('Companies').fill('Harbour Company\nInland Dairy')
    await button(page, 'Change it now').click()
    await expect(page.getByText('Harbour Company · Inland Dairy')).toBeVisible()
    expect(await index()).toContain('Harbour Company and Inland Dairy')
  })

  await test.step('another deal takes the primary place when the first one ends', async () => {
    await link(page, 'Give another deal…').click()
    await page.getByRole('combobox', { name: 'Tier' }).selectOption('Official Partner')
    await page.getByRole('textbox', { name: 'Category' }).fill('Drinks')
    await page.getByLabel('From').fill('2030')
    await page.getByLabel('Until').fill('2028')
    await button(page, 'Give the deal now').click()
    await expect(alertOn(page)).toContainText('The deal would end before it begins.')
    await expect(page.getByRole('textbox', { name: 'Category' })).toHaveValue('Drinks')
    await page.getByLabel('From').fill('2020-05')
    await button(page, 'Give the deal now').click()
    await link(page, 'End… Founding Partner, Airline').click()
    await expect(page.getByLabel('Ended')).toBeFocused()
    await expect(page.getByText('Readers find Harbour Cola under Official Partners from then on: Drinks.')).toBeVisible()
    await page.getByLabel('Ended').fill('2199')
    await button(page, 'End the deal now').click()
    await expect(alertOn(page)).toContainText('That day is yet to come.')
    await page.getByLabel('Ended').fill('2024')
    await button(page, 'End the deal now').click()
    await expect(page.getByText('Readers find Harbour Cola under Official Partners.')).toBeVisible()
  })

  await test.step('the end of the last one makes it a former sponsor', async () => {
    await link(page, 'End… Official Partner, Drinks').click()
    await page.getByLabel('Ended').fill('2025')
    await button(page, 'End the deal now').click()
    await expect(page.locator('header').getByText('Former sponsor')).toBeVisible()
    const words = await index()
    expect(words.slice(words.indexOf('Former Sponsors'))).toContain('Official Partner, 2015–2025')
  })
})

test('a double is merged, after all that it does was shown, and its addresses lead on', async ({ aPerson, aReport, signedIn, host }) => {
  const report = await aReport('Delta Lines')
  await api(host, 'POST', `/api/v1/reports/${report.id}/editions`, { change: 'major', note: 'First edition.' })
  const { page } = await signedIn(await aPerson('Ines Marchetti', 'admin'))
  await add(page, { name: 'Deltalines' })
  const other = await aReport('Deltalines Ferries')
  await page.goto('/admin/sponsors?find=deltalines ferries')
  await page.getByRole('link', { name: other.name, exact: true }).click()

  await test.step('an address that changes', async () => {
    await link(page, 'Change the address…').click()
    await page.getByLabel(/^New address/).fill(report.slug)
    await button(page, 'Change the address now').click()
    await expect(alertOn(page)).toContainText('belongs, or belonged, to another sponsor')
    await page.getByLabel(/^New address/).fill('deltaline-boats')
    await button(page, 'Change the address now').click()
    await expect(page.getByText('The address is /sponsors/deltaline-boats.')).toBeVisible()
  })

  await test.step('what it does, then the act', async () => {
    await link(page, /^Merge .* into another…$/).click()
    await page.getByLabel(/^Merge .* into$/).selectOption(report.name)
    await button(page, 'See what it does…').click()
    await expect(page.getByText(`/sponsors/deltaline-boats leads to /sponsors/${report.slug}, for ever.`)).toBeVisible()
    await expect(page.getByText('Both have one. One stays;', { exact: false })).toBeVisible()
    await expectNoAxeFindings(page)
    const merge = button(page, `Merge ${other.name} into ${report.name}`)
    await merge.click()
    await expect(alertOn(page)).toContainText('Choose the one that stays.')
    await page.getByLabel(`The report on ${other.name}`).check()
    await merge.click()
    await expect(alertOn(page)).toContainText('Readers see the report that would be put away.')
    await page.getByLabel(`The report on ${report.name}`).check()
    await merge.click()
    await expect(page.getByText(`${other.name} is part of ${report.name} now.`)).toBeVisible()
    await expect(page.getByText('Archived', { exact: true })).toBeVisible()
  })

  for (const old of [other.slug, 'deltaline-boats']) {
    const answer = await fetch(`${host.url}/sponsors/${old}`, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([308, `/sponsors/${report.slug}`])
  }
})

test('tiers are added, moved and removed without a mouse', async ({ aPerson, signedIn, host }) => {
  const { page } = await signedIn(await aPerson('Tom Okafor', 'admin'))
  const press = (key: string) => page.keyboard.press(key)
  const row = page.getByRole('listitem').filter({ hasText: 'Harbour Partners' })
  await tabTo(page, link(page, 'Sponsors'))
  await press('Enter')
  await tabTo(page, link(page, 'Tiers'))
  await press('Enter')
  await tabTo(page, link(page, 'Add a tier…'))
  await press('Enter')
  await tabTo(page, page.getByLabel('One sponsor is called'))
  await page.keyboard.type('Harbour Partner')
  await press('Tab')
  await page.keyboard.type('Harbour Partners')
  await press('Tab')
  await page.keyboard.type('LA28')
  await tabTo(page, button(page, 'Add the tier'))
  await press('Enter')
  await expect(page.getByText('The tier is added.')).toBeVisible()

  await tabTo(page, row.getByRole('button', { name: /^Up/ }))
  await press('Enter')
  const places = (await row.getByText(/^\d$/).textContent()) ?? ''
  await expect(page.getByRole('status').filter({ hasText: 'Harbour Partners: place' })).toBeVisible()
  await expect(row.getByRole('button', { name: /^Up/ })).toBeFocused()
  await press('Alt+ArrowUp')
  await expect(page.getByRole('status').filter({ hasText: 'Harbour Partners: place 6 of 8 now' })).toBeVisible()
  await press('Alt+ArrowDown')
  await expect(row.getByRole('button', { name: /^Down/ })).toBeFocused()
  expect(Number(places)).toBeGreaterThan(0)
  await expectNoAxeFindings(page)

  await tabTo(page, row.getByRole('link', { name: 'Change…' }))
  await press('Enter')
  await tabTo(page, page.getByLabel('Readers see above them'))
  await press('ControlOrMeta+A')
  await page.keyboard.type('Official Partners')
  await press('Enter')
  await expect(alertOn(page)).toContainText('Another tier, Official Partner, goes by one of these names already.')
  await tabTo(page, link(page, 'Remove it…'))
  await press('Enter')
  await tabTo(page, button(page, 'Remove Harbour Partners'))
  await press('Enter')
  await expect(page.getByText('The tier is removed.')).toBeVisible()
  await expect(row).toHaveCount(0)
  expect((await fetch(host.url)).status).toBe(200)
})

test('somebody else’s change is not written over, and editors find no such pages', async ({ aPerson, signedIn, expectedErrors }) => {
  const admin = await aPerson('Ines Marchetti', 'admin')
  const { page } = await signedIn(admin)
  await add(page, { name: 'Two Hands' })
  const here = page.url().replace(/\?.*/, '')
  await link(page, 'Rename…').click()
  const { page: elsewhere } = await signedIn(admin)
  await elsewhere.goto(`${here}?act=name`)
  await elsewhere.getByRole('textbox', { name: 'Name' }).fill('Three Hands')
  await button(elsewhere, 'Change the name now').click()
  await expect(elsewhere.getByText('The name is Three Hands.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Name' }).fill('Four Hands')
  await button(page, 'Change the name now').click()
  await expect(alertOn(page)).toContainText('Somebody changed it while you were looking at it.')
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Four Hands')

  expectedErrors.push(/404/)
  const { page: editors } = await signedIn(await aPerson('Tom Okafor'))
  for (const path of [here, '/admin/sponsors', '/admin/tiers']) expect((await editors.goto(path))?.status()).toBe(404)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the pages of sponsors, ${colorScheme}`, async ({ aPerson, signedIn }) => {
    const { page } = await signedIn(await aPerson('Ines Marchetti', 'admin'))
    await page.emulateMedia({ colorScheme })
    await add(page, { name: `Axe ${colorScheme}` })
    const here = page.url().replace(/\?.*/, '')
    const deal = new URL((await link(page, /^End…/).getAttribute('href')) ?? '', here)
    for (const path of [
      '/admin/sponsors',
      '/admin/sponsors/new',
      here,
      `${here}?act=name`,
      `${here}?act=give`,
      `${here}?act=companies`,
      String(deal),
      `${here}/merge`,
      '/admin/tiers?act=add',
    ]) {
      await page.goto(path)
      await expectNoAxeFindings(page)
    }
  })
}
