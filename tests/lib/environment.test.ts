import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parseEnvironment } from '#lib/environment.ts'

describe('the environment', () => {
  it('has a good default for everything, also where a variable is empty', () => {
    expect(parseEnvironment({ PORT: '', HOST: '', PUBLIC_URL: '' })).toMatchObject({
      port: 3000,
      host: undefined,
      dataDir: join(process.cwd(), 'data'),
      publicUrl: null,
      feedback: null,
      trustProxy: false,
      secure: false,
      logLevel: 'info',
      logFormat: 'text',
      sample: true,
      backups: true,
    })
  })

  it('is secure when people come over https', () => {
    expect(parseEnvironment({ PUBLIC_URL: 'https://reports.example' }).secure).toBe(true)
    expect(parseEnvironment({ PUBLIC_URL: 'http://10.0.0.2:3000' }).secure).toBe(false)
  })

  it.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PUBLIC_URL', 'reports.example'],
    ['PUBLIC_URL', 'https://reports.example/desk'],
    ['PUBLIC_URL', 'ftp://reports.example'],
    ['FEEDBACK', 'the desk'],
    ['FEEDBACK', 'javascript:void'],
    ['FEEDBACK', 'ftp://example.org'],
    ['TRUST_PROXY', 'yes'],
    ['LOG_LEVEL', 'loud'],
    ['LOG_FORMAT', 'xml'],
    ['HOST_CITY_SAMPLE', 'yes'],
    ['HOST_CITY_BACKUPS', 'hourly'],
  ])('says in a sentence that %s cannot be %s', (name, value) => {
    expect(() => parseEnvironment({ [name]: value })).toThrow(new RegExp(`^${name} must be .*"${value}"\\.$`))
  })

  it('takes feedback by mail or on a page', () => {
    expect(parseEnvironment({ FEEDBACK: 'desk+reports@example.org' }).feedback).toBe('mailto:desk+reports@example.org')
    expect(() => parseEnvironment({ FEEDBACK: 'mailto:desk@example.org?bcc=all@example.org' })).toThrow(/^FEEDBACK must be/)
    expect(parseEnvironment({ FEEDBACK: 'https://example.org/feedback' }).feedback).toBe('https://example.org/feedback')
  })

  it('never echoes a secret', () => {
    expect(() => parseEnvironment({ AUTH_SECRET: 'hunter2' })).toThrow(/^AUTH_SECRET must be at least 32 characters((?!hunter2).)*$/)
  })

  it('makes a secret once, for its own user alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hostcity-secret-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const { authSecret } = parseEnvironment({ DATA_DIR: folder })
    expect(authSecret.length).toBeGreaterThanOrEqual(43)
    expect(parseEnvironment({ DATA_DIR: folder }).authSecret).toBe(authSecret)
    expect(readFileSync(join(folder, 'auth-secret'), 'utf8').trim()).toBe(authSecret)
    expect(statSync(join(folder, 'auth-secret')).mode & 0o777).toBe(0o600)
  })

  it('makes the secret anew where a full disk or a power cut left an empty file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hostcity-secret-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    writeFileSync(join(folder, 'auth-secret'), '')
    const { authSecret } = parseEnvironment({ DATA_DIR: folder })
    expect(authSecret.length).toBeGreaterThanOrEqual(43)
    expect(readFileSync(join(folder, 'auth-secret'), 'utf8').trim()).toBe(authSecret)
  })
})
