import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { api, bodyOf, caretAfter, expect, openEditor, replaceDraft, statusOf, test } from '../e2e/support/desk.ts'
import { everyChange } from '../e2e/support/every-change.ts'

const folder = new URL('../../docs/screenshots/', import.meta.url)
const manuscript = readFileSync(new URL('../fixtures/manuscript.txt', import.meta.url), 'utf8')
const taken: { file: string; what: string }[] = []

test('pictures of every page', async ({ sampleHost: host, aPerson, aReport, signedIn, visit, expectedErrors }) => {
  expectedErrors.push(/40[14]|410/)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const reader = (await visit({}, host)).page
  await reader.goto('/')
  await picture(reader, 'index', 'All sponsors by tier', ['light', 'dark'])
  await reader.goto('/sponsors/alibaba')
  await picture(reader, 'report', 'A report as readers see it', ['light', 'dark'])
  await reader.goto('/search?q=olympic+games')
  await picture(reader, 'search', 'What a search finds, and where in each report', ['light', 'dark'])
  await reader.goto('/search?q=alibba')
  await picture(reader, 'search-misspelt', 'A misspelt sponsor is found all the same')
  await reader.goto('/sponsors/nobody')
  await picture(reader, 'not-found', 'An address that leads nowhere')
  await reader.goto('/sign-in')
  await picture(reader, 'sign-in', 'Signing in')

  const one = (await visit({}, host)).page
  await one.goto(new URL(host.output().match(/Become the first admin: (\S+)/)?.[1] ?? '').pathname)
  await picture(one, 'first-admin', 'The first admin comes in by a link that works once')
  await one.getByLabel('Name').fill('Ines Marchetti')
  await one.getByLabel('E-mail').fill('ines@desk.example')
  await one.getByLabel('Password').fill('four wet boats before noon')
  await one.getByRole('button', { name: 'Become the first admin' }).click()
  await expect(statusOf(one)).toContainText('Saved')
  await picture(one, 'first-report', 'What the first admin is told to try')
  const here = new URL(one.url()).pathname
  const report = { id: here.split('/').at(-1) ?? '', slug: 'alibaba', name: 'Alibaba' }

  const other = (await signedIn(await aPerson('Tom Okafor', 'editor', host), host)).page
  await openEditor(other, report)
  await caretAfter(other, 'The company was no stranger to Olympic pictures.')
  await other.keyboard.type(' Who else asked for the deal is not known.')
  await expect(statusOf(other)).toContainText('Saved')
  await openEditor(one, report)
  await caretAfter(one, 'Four Games are told here')
  await one.keyboard.type(' Tokyo 2020 is missing until a source is found.')
  await expect(statusOf(one)).toContainText('Saved')
  await expect(bodyOf(one)).toContainText('Who else asked for the deal is not known.')
  await picture(one, 'editor', 'Two people write in one report', ['light', 'dark'])
  await one.goto('/desk')
  await picture(one, 'desk', 'The desk: all reports, their state, what comes next', ['light', 'dark'])
  for (const [path, name, what] of [
    ['/desk/reports/new', 'new-report', 'Starting a report'],
    ['/desk/import', 'import', 'Bringing a manuscript'],
    [`${here}/history`, 'history', 'The history of a report'],
    [`${here}/revisions/1`, 'revision', 'A revision'],
    [`${here}/history/walk?at=13`, 'walk', 'Walking through time'],
    [`${here}/authors`, 'authors', 'Who wrote what'],
    [`${here}/compare?from=9&to=13`, 'compare', 'What changed between two editions'],
    [`${here}/revisions/5/restore`, 'restore', 'What a restore will do'],
    [`${here}/publish`, 'publish', 'Publishing: the form, and the report exactly as readers will see it'],
    [`${here}/settings`, 'settings', 'Address and archive'],
    [`${here}/withdraw`, 'withdraw', 'Withdrawing an edition'],
    ['/desk/revisions', 'revisions', 'Revisions across all reports'],
    ['/desk/account', 'account', 'One’s own account'],
    ['/admin/people', 'people', 'People'],
    ['/admin/people/new', 'invitation', 'Inviting a colleague'],
    ['/admin/sponsors', 'sponsors', 'Sponsors and their deals'],
    ['/admin/tiers', 'tiers', 'Tiers in their order'],
    ['/admin/audit', 'audit', 'Every act, as a sentence'],
    ['/admin/purge', 'purge', 'Removing words from all of history'],
    ['/admin/service', 'service', 'The service and its backups'],
  ] as const) {
    await one.goto(path)
    await picture(one, name, what, name === 'compare' ? ['light', 'dark'] : ['light'])
  }
  await one.goto('/desk/import')
  await one.getByLabel('Manuscript').fill(manuscript)
  await one.getByRole('button', { name: 'Preview' }).click()
  await expect(one.getByRole('heading', { name: 'Partnership Origins' }).first()).toBeVisible()
  await picture(one, 'import-preview', 'What a manuscript would become, and what is to be decided', ['light', 'dark'])
  await one.goto('/admin/sponsors')
  await one.getByRole('link', { name: 'Coca-Cola–Mengniu', exact: true }).click()
  await expect(one.getByRole('heading', { name: 'Coca-Cola–Mengniu' }).first()).toBeVisible()
  await picture(one, 'sponsor', 'A sponsor of two companies, and its deals')
  await reader.goto('/api/v1/docs')
  await picture(reader, 'api', 'What programs may ask')
  await one.goto(`${here}/publish`)
  await one.getByLabel('Change note').fill('What is missing is said: Tokyo 2020, and how the deal came about.')
  await one.getByRole('button', { name: 'Publish 2.1' }).click()
  await expect(one.getByText('Published. Readers see it now')).toBeVisible()
  await picture(one, 'published', 'After publishing')
  await api(host, 'DELETE', `/api/v1/reports/${report.id}/editions/live`, { reason: 'An exercise.' })
  await reader.goto('/sponsors/alibaba')
  await picture(reader, 'withdrawn', 'The address of a withdrawn report')

  const { older, newer } = everyChange()
  const every = await aReport('Northwind Ferries', older, host)
  await api(host, 'POST', `/api/v1/reports/${every.id}/editions`, { change: 'major', note: 'First edition.' })
  await replaceDraft(host, every, newer, 'Boats between the venues, and a contract that may not outlast them.')
  await one.goto(`/desk/reports/${every.id}/compare?from=live&to=draft`)
  await picture(one, 'compare-every-change', 'Every kind of change, in one text', ['light', 'dark'], true)
  await one.goto(`/desk/reports/${every.id}/compare?from=live&to=draft&view=side`)
  await picture(one, 'compare-side-by-side', 'Every kind of change, side by side', ['light', 'dark'], true)

  const lines = taken.map(({ file, what }) => `## ${what}\n\n![${what}](${file})\n`)
  writeFileSync(
    new URL('README.md', folder),
    `# Screenshots\n\nEvery page at 1440 and 390 pixels. Made by \`npm run screenshots\` from the sample library; nothing here is drawn by hand.\n\n${lines.join('\n')}`,
  )
})

/** `whole`: the page from top to bottom, not what a window shows of it. */
async function picture(page: Page, name: string, what: string, schemes: ('light' | 'dark')[] = ['light'], whole = false): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.evaluate(() => document.fonts.ready.then(() => undefined))
      const file = `${name}-${width}-${colorScheme}.png`
      await page.screenshot({ path: new URL(file, folder).pathname, animations: 'disabled', fullPage: whole })
      taken.push({ file, what: `${what}${width === 390 ? ', on a phone' : ''}${colorScheme === 'dark' ? ', dark' : ''}` })
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
}
