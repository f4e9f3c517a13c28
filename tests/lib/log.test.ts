import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  vi.resetModules()
})

/** The log with these variables, and what it wrote. */
async function aLog(variables: Record<string, string>) {
  vi.resetModules()
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  const lines: string[] = []
  const keep = (chunk: string | Uint8Array) => lines.push(String(chunk)) > 0
  vi.spyOn(process.stdout, 'write').mockImplementation(keep)
  vi.spyOn(process.stderr, 'write').mockImplementation(keep)
  const [{ log }, { during }] = await Promise.all([import('#lib/log.ts'), import('#lib/request-id.ts')])
  return { log, during, lines }
}

it('writes a line for people: time, level, what happened, details', async () => {
  const { log, lines } = await aLog({})
  log.warn('a draft could not be folded', { report: 'r-1', updates: 3, none: undefined })
  expect(lines).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z warn a draft could not be folded report="r-1" updates=3\n$/)])
})

it('writes one line of JSON for each entry where LOG_FORMAT says so, an error with its stack', async () => {
  const { log, lines } = await aLog({ LOG_FORMAT: 'json' })
  log.error('a page failed', new Error('no such column'), { route: '/desk' })
  expect(lines).toHaveLength(1)
  expect(lines[0]?.trimEnd()).not.toContain('\n')
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    at: expect.any(String),
    level: 'error',
    message: 'a page failed',
    route: '/desk',
    error: expect.stringContaining('Error: no such column'),
  })
})

it('names the request during which something was logged, and no other', async () => {
  const { log, during, lines } = await aLog({ LOG_FORMAT: 'json' })
  await Promise.all(
    ['request-1', 'request-2'].map((id) =>
      during(id, async () => {
        await new Promise((done) => setTimeout(done, 1))
        log.info('asked')
      }),
    ),
  )
  log.info('by itself')
  expect(lines.map((line) => JSON.parse(line).request)).toEqual(['request-1', 'request-2', undefined])
})

it('leaves out what is below LOG_LEVEL', async () => {
  const { log, lines } = await aLog({ LOG_LEVEL: 'error' })
  log.warn('not this')
  log.error('this')
  expect(lines).toHaveLength(1)
})
