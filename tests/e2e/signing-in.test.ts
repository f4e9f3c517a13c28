import { alertOn, expect, expectNoAxeFindings, signIn, test } from './support/desk.ts'

test('the first admin comes in by the link that was printed, once', async ({ ownHost, visit }) => {
  const link = ownHost.output().match(/Become the first admin: (\S+)/)?.[1] ?? ''
  const path = new URL(link).pathname
  const { page } = await visit({}, ownHost)
  await page.goto(path)
  await expectNoAxeFindings(page)
  await page.getByLabel('Name').fill('Ines Marchetti')
  await page.getByLabel('E-mail').fill('ines@desk.example')
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Become the first admin' }).click()
  await expect(alertOn(page)).toContainText('12 characters')
  await expect(page.getByLabel('E-mail')).toHaveValue('ines@desk.example')

  await page.getByLabel('Password').fill('four wet boats before noon')
  await page.getByRole('button', { name: 'Become the first admin' }).click()
  await expect(page).toHaveURL(/\/desk$/)
  await expect(page.getByRole('link', { name: 'New report' }).first()).toBeVisible()
  await expectNoAxeFindings(page)

  const second = await visit({}, ownHost)
  await second.page.goto(path)
  await expect(second.page.getByText(/used already|has an admin already/)).toBeVisible()
  await expect(second.page.getByRole('button', { name: 'Become the first admin' })).toHaveCount(0)
  await expectNoAxeFindings(second.page)
})

test('a restart prints no link once there is an admin', async ({ ownHost, aPerson }) => {
  await aPerson('Ines Marchetti', 'admin', ownHost)
  const before = ownHost.output().length
  await ownHost.stop()
  await ownHost.start()
  await expect.poll(() => ownHost.output().slice(before)).toContain('Read the library')
  expect(ownHost.output().slice(before)).not.toContain('first admin')
})

test('a person signs in, finds the desk, and signs out', async ({ aPerson, visit, host }) => {
  const person = await aPerson()
  const { page, context } = await visit()
  await page.goto('/desk')
  await expect(page).toHaveURL(/\/sign-in/)
  await expectNoAxeFindings(page)
  await signIn(page, person)
  await expect(page.getByRole('img', { name: `Signed in as ${person.name}` })).toBeVisible()
  const [cookie] = await context.cookies()
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })

  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  const answer = await fetch(`${host.url}/desk`, { redirect: 'manual', headers: { cookie: `${cookie?.name}=${cookie?.value}` } })
  expect(answer.status, 'the cookie of before opens nothing').toBe(307)
})

test('without JavaScript one signs in too, and mistakes are said', async ({ aPerson, visit }) => {
  const person = await aPerson()
  const { page } = await visit({ javaScriptEnabled: false })
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(person.email)
  await page.getByLabel('Password').fill('not the password at all')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('E-mail and password do not belong together')).toBeVisible()
  await expect(page.getByLabel('E-mail')).toHaveValue(person.email)
  await expect(page.getByLabel('Password')).toHaveValue('')

  await page.getByLabel('Password').fill(person.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/desk$/)
  await expect(page.getByRole('heading', { name: 'Reports' })).toBeVisible()
})

test('a wrong password and an unknown person are told the same', async ({ aPerson, visit }) => {
  const { email } = await aPerson()
  const { page } = await visit()
  const told = async (who: string) => {
    await page.goto('/sign-in')
    await page.getByLabel('E-mail').fill(who)
    await page.getByLabel('Password').fill('not the password at all')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(alertOn(page)).toBeVisible()
    return alertOn(page).textContent()
  }
  expect(await told('nobody@desk.example')).toBe(await told(email))
})

test('after sign-in one is where one wanted to go, and never elsewhere', async ({ aPerson, visit, host }) => {
  const person = await aPerson()
  const { page } = await visit()
  await page.goto('/desk/reports/new')
  await page.getByLabel('E-mail').fill(person.email)
  await page.getByLabel('Password').fill(person.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/desk\/reports\/new$/)
  for (const next of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example']) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
    expect(new URL(page.url()).origin).toBe(host.url)
  }
})
