import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { Content } from '#domain/richtext/document.ts'
import { api, authorization, bodyOf, caretAfter, expect, openEditor, statusOf, test } from '../e2e/support/desk.ts'
import type { HostCity } from '../e2e/support/server.ts'

const folder = new URL('../../docs/screenshots/', import.meta.url)
const manuscript = new URL('../fixtures/manuscript.txt', import.meta.url).pathname
const taken: { file: string; what: string }[] = []

/** Sponsors as the public lists of the programmes name them. */
const others = [
  ['Alibaba', 'worldwide-olympic-partner', 'Cloud services and e-commerce platform services'],
  ['Visa', 'worldwide-olympic-partner', 'Payment services'],
  ['Deloitte', 'worldwide-olympic-partner', 'Management consulting'],
  ['Delta Air Lines', 'founding-partner', 'Airline'],
  ['Google', 'founding-partner', 'Official cloud provider'],
  ['Starbucks', 'founding-partner', 'Official coffee partner'],
  ['Cisco', 'official-partner', 'Official network equipment partner'],
] as const

test('pictures of every page', async ({ ownHost: host, aPerson, signedIn, visit, expectedErrors }) => {
  expectedErrors.push(/40[14]|410/)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const reader = (await visit({}, host)).page
  await reader.goto(new URL(host.output().match(/Become the first admin: (\S+)/)?.[1] ?? '').pathname)
  await picture(reader, 'first-admin', 'The first admin comes in by a link that works once')

  const ines = await aPerson('Ines Marchetti', 'admin', host)
  const tom = await aPerson('Tom Okafor', 'editor', host)
  const { id, slug } = JSON.parse(await host.command(['import', manuscript, '--email', ines.email, '--json'])) as { id: string; slug: string }
  const report = { id, slug, name: 'OMEGA' }
  const here = `/desk/reports/${id}`
  await rewrite(host, id, (content) => ({
    ...content,
    standfirst: 'The watchmaker that first timed the Games in Los Angeles in 1932 goes back there in 2028 with a contract that outlasts them.',
  }))
  await publish(host, id, 'major', 'First edition.')
  await rewrite(host, id, (content) => replaced(content, 'three hundred people', 'some three hundred people'))
  await publish(host, id, 'minor', 'The number of people at the Games is now given as an estimate.')
  for (const [name, tier, category] of others) await api(host, 'POST', '/api/v1/reports', { sponsor: { name, tier, category } })

  await reader.goto('/')
  await picture(reader, 'index', 'All sponsors by tier', ['light', 'dark'])
  await reader.goto(`/sponsors/${slug}`)
  await picture(reader, 'report', 'A report as readers see it', ['light', 'dark'])
  await reader.goto('/sponsors/nobody')
  await picture(reader, 'not-found', 'An address that leads nowhere')
  await reader.goto('/sign-in')
  await picture(reader, 'sign-in', 'Signing in')

  const one = (await signedIn(ines, host)).page
  const other = (await signedIn(tom, host)).page
  await openEditor(other, report)
  await caretAfter(other, 'Los Angeles in 1932 was the first occasion')
  await other.keyboard.type(' Compare what Rio needed, below.')
  await expect(statusOf(other)).toContainText('Saved')
  await openEditor(one, report)
  await caretAfter(one, 'The line is not unbroken.')
  await one.keyboard.type(' That there is a gap is certain; its length is not.')
  await expect(statusOf(one)).toContainText('Saved')
  await expect(bodyOf(one)).toContainText('Compare what Rio needed, below.')
  await picture(one, 'editor', 'Two people write in one report', ['light', 'dark'])
  await one.goto('/desk')
  await picture(one, 'desk', 'The desk: all reports, their state, what comes next', ['light', 'dark'])
  for (const [path, name, what] of [
    ['/desk/reports/new', 'new-report', 'Starting a report'],
    [`${here}/history`, 'history', 'The history of a report'],
    [`${here}/revisions/1`, 'revision', 'A revision'],
    [`${here}/compare?from=live&to=draft`, 'compare', 'What changed since readers saw it'],
    [`${here}/revisions/1/restore`, 'restore', 'What a restore will do'],
    [`${here}/publish`, 'publish', 'Publishing: the form, and the report exactly as readers will see it'],
    [`${here}/settings`, 'settings', 'Address and archive'],
    [`${here}/withdraw`, 'withdraw', 'Withdrawing an edition'],
  ] as const) {
    await one.goto(path)
    await picture(one, name, what, name === 'compare' ? ['light', 'dark'] : ['light'])
  }
  await one.goto(`${here}/publish`)
  await one.getByLabel('Change note').fill('What is certain about the gap before 2006, and what is not.')
  await one.getByRole('button', { name: 'Publish 1.2' }).click()
  await expect(one.getByText('Published. Readers see it now')).toBeVisible()
  await picture(one, 'published', 'After publishing')
  await api(host, 'DELETE', `/api/v1/reports/${id}/editions/live`, { reason: 'An exercise.' })
  await reader.goto(`/sponsors/${slug}`)
  await picture(reader, 'withdrawn', 'The address of a withdrawn report')

  const lines = taken.map(({ file, what }) => `## ${what}\n\n![${what}](${file})\n`)
  writeFileSync(
    new URL('README.md', folder),
    `# Screenshots\n\nEvery page at 1440 and 390 pixels. Made by \`npm run screenshots\` from the manuscript of the tests; nothing here is drawn by hand.\n\n${lines.join('\n')}`,
  )
})

async function picture(page: Page, name: string, what: string, schemes: ('light' | 'dark')[] = ['light']): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.evaluate(() => document.fonts.ready.then(() => undefined))
      const file = `${name}-${width}-${colorScheme}.png`
      await page.screenshot({ path: new URL(file, folder).pathname, animations: 'disabled' })
      taken.push({ file, what: `${what}${width === 390 ? ', on a phone' : ''}${colorScheme === 'dark' ? ', dark' : ''}` })
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
}

async function rewrite(host: HostCity, id: string, change: (content: Content) => Content): Promise<void> {
  const path = `/api/v1/reports/${id}/draft`
  const present = await fetch(`${host.url}${path}`, { headers: await authorization(host) })
  await api(host, 'PUT', path, change((await present.json()) as Content), { 'if-match': present.headers.get('etag') ?? '' })
}

const publish = (host: HostCity, id: string, change: 'major' | 'minor', note: string) => api(host, 'POST', `/api/v1/reports/${id}/editions`, { change, note })

const replaced = (content: Content, before: string, after: string): Content => JSON.parse(JSON.stringify(content).replace(before, after)) as Content
