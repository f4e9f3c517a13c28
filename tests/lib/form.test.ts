import { beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { isOwnOrigin, orNotWritten, readForm } from '#lib/form.ts'

const request = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({ headers: async () => request.headers }))
vi.mock('#lib/log.ts', () => ({ log: { error: () => {} } }))

const from = (headers: Record<string, string>) => {
  request.headers = new Headers(headers)
}
const form = (fields: Record<string, string | Blob>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  return data
}
const person = z.object({ email: z.string().min(1, 'Enter it.').min(3, 'Longer.'), password: z.string().min(12, 'Too short.') })

beforeEach(() => from({}))

it('gives back what was typed, and never what is secret', () => {
  const read = readForm(person, form({ email: '', password: 'hunter2' }), ['password'])
  expect(read).toEqual({ ok: false, typed: { email: '' }, issues: { email: 'Enter it.', password: 'Too short.' } })
  expect(JSON.stringify(read)).not.toContain('hunter2')
})

it('leaves out files and what the framework adds', () => {
  const read = readForm(z.object({ name: z.string() }), form({ name: 'OMEGA', $ACTION_ID_1: '', upload: new Blob(['x']) }))
  expect(read).toEqual({ ok: true, input: { name: 'OMEGA' }, typed: { name: 'OMEGA' } })
})

it('drops fields that nobody asked for', () => {
  const read = readForm(z.object({ name: z.string() }), form({ name: 'OMEGA', role: 'admin', __proto__: 'x' }))
  expect(read.ok && read.input).toEqual({ name: 'OMEGA' })
})

it('takes forms from its own pages', async () => {
  from({ origin: 'http://desk.example:3000', host: 'desk.example:3000' })
  expect(await isOwnOrigin()).toBe(true)
  from({ origin: 'https://desk.example', host: '127.0.0.1:3000', 'x-forwarded-host': 'desk.example' })
  expect(await isOwnOrigin()).toBe(true)
})

it('refuses forms from elsewhere, and those that do not say where they come from', async () => {
  for (const origin of [undefined, 'null', 'https://evil.example', 'http://desk.example:3001', 'not an origin']) {
    from({ host: 'desk.example:3000', ...(origin === undefined ? {} : { origin }) })
    expect(await isOwnOrigin(), String(origin)).toBe(false)
  }
})

it('makes a refusal of what the disk or the database cannot do', async () => {
  const failing = (code?: string) => orNotWritten(() => Promise.reject(Object.assign(new Error('no'), code ? { code } : {})))
  expect(await failing('SQLITE_FULL')).toEqual({ ok: false, refusal: { kind: 'not-written', why: 'disk-full' } })
  expect(await failing('SQLITE_BUSY')).toEqual({ ok: false, refusal: { kind: 'not-written', why: 'busy' } })
  expect(await failing()).toEqual({ ok: false, refusal: { kind: 'not-written', why: 'fault' } })
  expect(await orNotWritten(async () => 'written')).toBe('written')
})
