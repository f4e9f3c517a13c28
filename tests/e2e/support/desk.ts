import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Locator, type Page } from '@playwright/test'
import type { Block } from '#domain/richtext/document.ts'
import { type HostCity, startHostCity } from './server.ts'

export type Person = { name: string; email: string; password: string; role: 'editor' | 'admin' }
export type Report = { id: string; slug: string; name: string }

type Visit = { context: BrowserContext; page: Page }
type Fixtures = {
  /** A Host City that no other test shares: for tests that kill it or freeze it, or that need an empty one. */
  ownHost: HostCity
  /** A Host City of its own whose first start brought the sample library. */
  sampleHost: HostCity
  /** Someone of the desk, added by the command line. */
  aPerson(name?: string, role?: Person['role'], at?: HostCity): Promise<Person>
  /** A report of a sponsor of this name, with this body, made over the API. */
  aReport(name: string, blocks?: Block[], at?: HostCity): Promise<Report>
  /** A browser of its own, with nobody signed in. */
  visit(options?: BrowserContextOptions, at?: HostCity): Promise<Visit>
  /** A browser of its own, in which this person has signed in by the form. */
  signedIn(person: Person, at?: HostCity): Promise<Visit>
  /** Errors of the console that a test brings about on purpose. Any other fails it. */
  expectedErrors: RegExp[]
}

let count = 0
const tokens = new WeakMap<HostCity, Promise<string>>()

export const test = base.extend<Fixtures, { host: HostCity }>({
  host: [
    async ({ browserName: _ }, use) => {
      const host = await startHostCity()
      await use(host)
      await host.remove()
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  ownHost: async ({ browserName: _ }, use) => {
    const host = await startHostCity()
    await use(host)
    await host.remove()
  },

  sampleHost: async ({ browserName: _ }, use) => {
    const host = await startHostCity({ HOST_CITY_SAMPLE: 'on' })
    await use(host)
    await host.remove()
  },

  expectedErrors: async ({ browserName: _ }, use) => use([]),

  aPerson: async ({ host }, use) => use((name = 'Ines Marchetti', role = 'editor', at = host) => addPerson(at, name, role)),

  aReport: async ({ host }, use) =>
    use(async (name, blocks = aBody(), at = host) => {
      const sponsor = { name: `${name} ${++count}`, tier: 'worldwide-olympic-partner', category: 'Passenger transport by water' }
      const { id, slug } = await api<Report>(at, 'POST', '/api/v1/reports', { sponsor })
      await replaceDraft(at, { id }, blocks, 'Boats between the venues, and a contract that outlasts them.')
      return { id, slug, name: sponsor.name }
    }),

  visit: async ({ browser, host, expectedErrors }, use) => {
    const contexts: BrowserContext[] = []
    const unexpected: string[] = []
    await use(async (options = {}, at = host) => {
      const context = await browser.newContext({ baseURL: at.url, ...options })
      contexts.push(context)
      context.on('console', (message) => {
        if (message.type() !== 'error') return
        const text = `${message.text()} (${message.location().url})`
        if (!expectedErrors.some((expected) => expected.test(text))) unexpected.push(text)
      })
      context.on('weberror', (error) => unexpected.push(String(error.error().stack ?? error.error())))
      return { context, page: await context.newPage() }
    })
    for (const context of contexts) await context.close()
    expect(unexpected, 'errors in the console').toEqual([])
  },

  signedIn: async ({ visit }, use) =>
    use(async (person, at) => {
      const visitor = await visit({}, at)
      await signIn(visitor.page, person)
      return visitor
    }),
})

export { expect }

async function addPerson(at: HostCity, name: string, role: Person['role']): Promise<Person> {
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}.${++count}@desk.example`
  const password = 'four wet boats before noon'
  await at.command(['user', 'add', '--email', email, '--name', name, '--role', role, '--password-stdin'], `${password}\n`)
  return { name, email, password, role }
}

async function makeToken(at: HostCity): Promise<string> {
  const { email } = await addPerson(at, 'Robin Press', 'admin')
  return (await at.command(['token', 'add', '--email', email, '--name', 'Tests'])).trim().split('\n').at(-1) ?? ''
}

function token(at: HostCity): Promise<string> {
  const made = tokens.get(at) ?? makeToken(at)
  tokens.set(at, made)
  return made
}

/** Calls the API as an admin. An answer that is not what was asked for fails. */
export async function api<Answer = unknown>(at: HostCity, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await fetch(`${at.url}${path}`, {
    method,
    headers: { ...(await authorization(at)), 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`)
  return (text === '' ? null : JSON.parse(text)) as Answer
}

/** Makes a draft say this, over the API. */
export async function replaceDraft(at: HostCity, { id }: Pick<Report, 'id'>, blocks: Block[], standfirst = 'Boats between the venues.'): Promise<void> {
  const path = `/api/v1/reports/${id}/draft`
  const present = await fetch(`${at.url}${path}`, { headers: await authorization(at) })
  await present.arrayBuffer()
  await api(at, 'PUT', path, { standfirst, document: { type: 'doc', content: blocks } }, { 'if-match': present.headers.get('etag') ?? '' })
}

/** What the API wants to hear from an admin. */
export const authorization = async (at: HostCity): Promise<Record<string, string>> => ({ authorization: `Bearer ${await token(at)}` })

/** A short body that is ready to publish. `lines` are the paragraphs under its one section. */
export function aBody(...lines: string[]): Block[] {
  const words = lines.length > 0 ? lines : ['The first boat leaves at dawn.', 'The last one waits for the ceremony.']
  return [heading('Executive Summary'), paragraph('The company runs forty-two boats.'), heading('History'), ...words.map(paragraph)]
}

export const heading = (title: string, level: 2 | 3 | 4 = 2): Block => ({
  type: 'heading',
  attrs: { id: `h${++count}`, level },
  content: [{ type: 'text', text: title }],
})
export const paragraph = (text: string): Block => ({ type: 'paragraph', attrs: { id: `p${++count}` }, content: [{ type: 'text', text }] })

/** Signs in by the form, as a person does, and waits for the desk. */
export async function signIn(page: Page, { email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/desk$/)
}

/** What a page says in answer to a form. Next keeps an alert of its own on every page, for the names of pages. */
export const alertOn = (page: Page) => page.locator('[role="alert"]:not(#__next-route-announcer__)').filter({ hasText: /\S/ })

/** The text of the report, in the editor. */
export const bodyOf = (page: Page) => page.getByRole('textbox', { name: 'Report text' })

/** What the editor says about the state of the draft. */
export const statusOf = (page: Page) => page.locator('header').getByRole('status')

/** Opens the editor and waits until all is there and saved. */
export async function openEditor(page: Page, { id }: Report): Promise<void> {
  await page.goto(`/desk/reports/${id}`)
  await expect(statusOf(page)).toContainText('Saved')
}

/** Puts the caret at the end of the paragraph that holds these words, however many lines it has. */
export async function caretAfter(page: Page, words: string): Promise<void> {
  await bodyOf(page).getByText(words).click()
  await page.evaluate(() => getSelection()?.modify('move', 'forward', 'paragraphboundary'))
}

/** Holds a page to have nothing that axe finds. No page holds another: the mode without a window of its own for the outcome is enough, and takes half the time. */
export async function expectNoAxeFindings(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true)
    .analyze()
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((node) => `  ${node.html}`).join('\n')}`)
  expect(found, `what axe finds on ${page.url()}`).toEqual([])
}

/** Presses Tab until this has the focus, as one does who has no mouse. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 150; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`Tab never reached ${target}`)
}

/** Errors that a browser itself writes into the console when the network or the server is gone. */
export const whileAway = [/WebSocket connection to/, /net::ERR_/, /Failed to fetch/]
