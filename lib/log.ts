import { environment, type LogLevel, logLevels } from './environment.ts'
import { requestId } from './request-id.ts'

type Details = Record<string, string | number | boolean | null | undefined>

/**
 * Writes one entry: time, level, what happened, the request that it happened in, details. Details are ids and figures,
 * never text of a report, secrets or names. An error's stack goes with it. `LOG_FORMAT=json` makes each entry one line
 * of JSON, else it is a line for people.
 */
function write(level: LogLevel, message: string, details: Details = {}, error?: unknown): void {
  const { logLevel, logFormat } = environment()
  if (logLevels.indexOf(level) < logLevels.indexOf(logLevel)) return
  const entry = { at: new Date().toISOString(), level, message, request: requestId() ?? undefined, ...details, error: causeOf(error) }
  const stream = level === 'warn' || level === 'error' ? process.stderr : process.stdout
  stream.write(`${logFormat === 'json' ? JSON.stringify(entry) : asText(entry)}\n`)
}

function asText({ at, level, message, error, ...details }: { at: string; level: string; message: string; error: string | undefined }): string {
  const words = Object.entries(details).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${JSON.stringify(value)}`]))
  return [at, level, message, ...words].join(' ') + (error === undefined ? '' : `\n${error}`)
}

function causeOf(error: unknown): string | undefined {
  if (error === undefined) return undefined
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

export const log = {
  debug: (message: string, details?: Details) => write('debug', message, details),
  info: (message: string, details?: Details) => write('info', message, details),
  warn: (message: string, details?: Details, error?: unknown) => write('warn', message, details, error),
  error: (message: string, error?: unknown, details?: Details) => write('error', message, details, error),
}
