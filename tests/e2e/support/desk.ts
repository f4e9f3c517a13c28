import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import { type HostCity, startHostCity } from './server.ts'

export type Person = { name: string; email: string; password: string; role: 'editor' | 'admin' }

type Visit = { context: BrowserContext; page: Page }

type Fixtures = {
  /** A Host City that no other test shares, for tests that kill or freeze it, or that need an empty one. */
  ownHost: HostCity
  /** Someone of the desk, added by the command line. */
  aPerson(name?: string, role?: Person['role'], at?: HostCity): Promise<Person>
  /** A browser of its own, with nobody signed in. */
  visit(options?: BrowserContextOptions, at?: HostCity): Promise<Visit>
  /** A browser of its own in which this person has signed in by the form. */
  signedIn(person: Person, at?: HostCity): Promise<Visit>
  /** Errors of the console that this test brings about on purpose. Any other fails it. */
  expectedErrors: RegExp[]
}

let count = 0
const addresses = new WeakMap<HostCity, Set<string>>()

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

  expectedErrors: async ({ browserName: _ }, use) => use([]),

  aPerson: async ({ host }, use) =>
    use(async (name = 'Ines Marchetti', role = 'editor', at = host) => {
      const taken = addresses.get(at) ?? new Set()
      addresses.set(at, taken)
      const person = { name, email: `${name.toLowerCase().replace(/\W+/g, '.')}.${++count}@desk.example`, password: 'four wet boats before noon', role }
      await at.command(['user', 'add', '--email', person.email, '--name', name, '--role', role, '--password-stdin'], `${person.password}\n`)
      return person
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

/** Signs in by the form, as a person does, and waits for the desk. */
export async function signIn(page: Page, { email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/desk$/)
}

/** No page has anything that axe finds. */
export async function expectNoAxeFindings(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((node) => `  ${node.html}`).join('\n')}`)
  expect(found, `axe on ${page.url()}`).toEqual([])
}
