import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'

/** Everything that can be configured, parsed. The README lists the variables. */
export type Environment = {
  port: number
  /** The address to listen on; undefined listens on all of them, so that a colleague on the same network gets in. */
  host: string | undefined
  dataDir: string
  /** The address that people type, when it differs from the one that requests carry: behind TLS, always. */
  publicUrl: URL | null
  /** Where readers may tell the desk what is wrong in a report: an address of mail or of a page, or null for nowhere. */
  feedback: string | null
  /** Whether `X-Forwarded-*` is believed: only behind a proxy that sets it on every request. */
  trustProxy: boolean
  /** Whether people come over https: then cookies are `__Host-` cookies. */
  secure: boolean
  logLevel: LogLevel
  /** A line for people, or a line of JSON for each entry. */
  logFormat: 'text' | 'json'
  /** Whether a backup is kept in the data folder every day. */
  backups: boolean
  development: boolean
  /** Whether the first start of an empty data folder loads the sample library. */
  sample: boolean
  /** Signs the session cookies. Made and kept in the data folder when it is not given. */
  readonly authSecret: string
}

export const logLevels = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof logLevels)[number]

const LEAST_SECRET = 32

const variables = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .default(3000),
  HOST: z.string().optional(),
  DATA_DIR: z.string().default('./data'),
  PUBLIC_URL: z
    .string()
    .transform((text) => URL.parse(text))
    .refine((url) => url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username)
    .optional(),
  FEEDBACK: z
    .string()
    .transform((text) => (/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(text) ? `mailto:${text}` : URL.parse(text)?.href))
    .refine((address) => address !== undefined && /^(https?:|mailto:[^?]+$)/.test(address))
    .optional(),
  TRUST_PROXY: z.enum(['off', '0', '1']).default('off'),
  AUTH_SECRET: z.string().min(LEAST_SECRET).optional(),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  LOG_FORMAT: z.enum(['text', 'json']).default('text'),
  HOST_CITY_BACKUPS: z.enum(['daily', 'off']).default('daily'),
  NODE_ENV: z.string().optional(),
  HOST_CITY_SAMPLE: z.enum(['on', 'off']).default('on'),
})

const wanted: Record<string, string> = {
  PORT: 'a port number, 0 to 65535',
  PUBLIC_URL: 'an address without a path, such as https://reports.example.org',
  FEEDBACK: 'an e-mail address, or an address such as https://example.org/feedback',
  TRUST_PROXY: '1 behind a proxy that sets X-Forwarded-For, else off',
  AUTH_SECRET: `at least ${LEAST_SECRET} characters, or absent: then one is made and kept in the data folder`,
  LOG_FORMAT: 'text or json',
  HOST_CITY_SAMPLE: 'on or off',
  HOST_CITY_BACKUPS: 'daily or off',
  LOG_LEVEL: `one of ${logLevels.join(', ')}`,
}

/** Parses variables. Throws an Error whose message is a sentence for the person who starts the server; it never echoes a secret. */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = variables.safeParse(given)
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))]
    throw new Error(names.map((name) => `${name} must be ${wanted[name]}${name === 'AUTH_SECRET' ? '' : `; it is "${given[name]}"`}.`).join('\n'))
  }
  const { PORT, HOST, DATA_DIR, PUBLIC_URL, FEEDBACK, TRUST_PROXY, AUTH_SECRET, LOG_LEVEL, LOG_FORMAT, NODE_ENV, HOST_CITY_SAMPLE, HOST_CITY_BACKUPS } =
    parsed.data
  const dataDir = resolve(DATA_DIR)
  let kept: string | undefined
  return {
    port: PORT,
    host: HOST,
    dataDir,
    publicUrl: PUBLIC_URL ?? null,
    feedback: FEEDBACK ?? null,
    trustProxy: TRUST_PROXY === '1',
    secure: PUBLIC_URL?.protocol === 'https:',
    logLevel: LOG_LEVEL,
    logFormat: LOG_FORMAT,
    backups: HOST_CITY_BACKUPS === 'daily',
    development: NODE_ENV === 'development',
    sample: HOST_CITY_SAMPLE === 'on',
    get authSecret() {
      kept ??= AUTH_SECRET ?? keptSecret(dataDir)
      return kept
    },
  }
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'auth-secret')
  const known = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  // A full disk or a power cut leaves a file with nothing in it.
  if (known.length >= LEAST_SECRET) return known
  const made = randomBytes(32).toString('base64url')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  writeFileSync(file, `${made}\n`, { mode: 0o600, flush: true })
  return made
}

let parsed: Environment | undefined

/** What this process was started with. Nothing is read before the first call, so that a build needs no configuration. */
export function environment(): Environment {
  parsed ??= parseEnvironment(process.env)
  return parsed
}
