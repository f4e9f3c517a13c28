import { beforeEach, describe, expect, it } from 'vitest'
import { people } from '#db/schema.ts'
import { findInvitation } from '#domain/people/invitations.ts'
import { findResetLink } from '#domain/people/resets.ts'
import { runCommand } from '#lib/commands/run.ts'
import { checksum, type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aPerson } from '#tests/support/factories.ts'

let world: TestDatabase

beforeEach(async () => {
  world = await testDatabase()
  await aPerson(world, { email: 'ines@desk.example', role: 'admin', passwordHash: 'a hash' })
  await aPerson(world, { email: 'tom@desk.example', passwordHash: 'a hash' })
})

const run = (...argv: string[]) => runCommand({ argv, input: null }, world)
const person = (email: string) =>
  world.reads
    .select()
    .from(people)
    .all()
    .find((one) => one.email === email)
const secretOf = (out: string, path: string) => out.trim().split('\n').at(-1)?.split(`/${path}/`)[1] ?? ''

async function refusedRun(...argv: string[]) {
  const before = checksum(world)
  const answer = await run(...argv)
  expect(checksum(world)).toBe(before)
  expect(answer.out).toBe('')
  expect(answer.err).toMatch(/^\S.*\.\n$/)
  return answer
}

describe('user invite', () => {
  const lea = ['user', 'invite', '--email', 'lea@desk.example', '--name', 'Lea Brandt', '--role', 'editor']

  it('prints a link that works, alone on the last line', async () => {
    const { exitCode, out } = await run(...lea)
    expect([exitCode, person('lea@desk.example')?.status]).toEqual([0, 'invited'])
    expect(findInvitation(world.reads, secretOf(out, 'join'), Date.now()).ok).toBe(true)
  })

  it('makes the link anew with --again, and the older one ends', async () => {
    const older = secretOf((await run(...lea)).out, 'join')
    const again = JSON.parse((await run('user', 'invite', '--email', 'lea@desk.example', '--again', '--json')).out)
    expect(again.email).toBe('lea@desk.example')
    expect(findInvitation(world.reads, older, Date.now()).ok).toBe(false)
    expect(findInvitation(world.reads, secretOf(again.link, 'join'), Date.now()).ok).toBe(true)
  })

  it('is refused for an address that somebody has, and for somebody who has come', async () => {
    expect((await refusedRun(...lea.map((word) => word.replace('lea@', 'tom@')))).exitCode).toBe(1)
    expect((await refusedRun('user', 'invite', '--email', 'tom@desk.example', '--again')).err).toContain('reset-link')
    expect((await refusedRun('user', 'invite', '--email', 'who@desk.example', '--again')).exitCode).toBe(1)
  })

  it('is misused without a name or a role', async () => {
    expect(await refusedRun('user', 'invite', '--email', 'lea@desk.example')).toMatchObject({ exitCode: 2, err: expect.stringContaining('--role') })
  })
})

describe('user reset-link', () => {
  it('prints a link that sets a new password', async () => {
    const { out } = await run('user', 'reset-link', '--email', 'tom@desk.example')
    expect(findResetLink(world.reads, secretOf(out, 'reset'), Date.now())).toMatchObject({ ok: true, value: { person: { email: 'tom@desk.example' } } })
  })

  it('is refused for somebody who cannot sign in', async () => {
    await run('user', 'deactivate', '--email', 'tom@desk.example')
    expect((await refusedRun('user', 'reset-link', '--email', 'tom@desk.example')).err).toContain('reactivate')
  })
})

describe('user role, deactivate and reactivate', () => {
  it('do what they say, and say when it was so already', async () => {
    expect((await run('user', 'role', '--email', 'Tom@desk.example', '--role', 'admin')).out).toBe('Tom@desk.example is admin.\n')
    expect((await run('user', 'role', '--email', 'tom@desk.example', '--role', 'admin')).out).toContain('was already')
    await run('user', 'deactivate', '--email', 'tom@desk.example')
    expect(person('tom@desk.example')).toMatchObject({ role: 'admin', status: 'inactive' })
    expect(JSON.parse((await run('user', 'reactivate', '--email', 'tom@desk.example', '--json')).out)).toEqual({ changed: true })
    expect(person('tom@desk.example')?.status).toBe('active')
  })

  it('never leave Host City without an admin', async () => {
    expect((await refusedRun('user', 'role', '--email', 'ines@desk.example', '--role', 'editor')).err).toContain('only admin')
    expect((await refusedRun('user', 'deactivate', '--email', 'ines@desk.example')).err).toContain('only admin')
  })

  it('say that nobody has an address', async () => {
    for (const verb of ['deactivate', 'reactivate', 'reset-link'])
      expect((await refusedRun('user', verb, '--email', 'who@desk.example')).err).toContain('Nobody has')
  })
})
