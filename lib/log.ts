import { environment, type LogLevel, logLevels } from './environment.ts'

type Details = Record<string, string | number | boolean | null | undefined>

/**
 * Writes one line: time, level, what happened, details. Details are ids and figures, never text of a report,
 * secrets or names. An error's stack goes with it.
 */
function write(level: LogLevel, message: string, details: Details = {}, error?: unknown): void {
  if (logLevels.indexOf(level) < logLevels.indexOf(environment().logLevel)) return
  const words = Object.entries(details).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${JSON.stringify(value)}`]))
  const cause = error === undefined ? '' : `\n${error instanceof Error ? error.stack : String(error)}`
  const stream = level === 'warn' || level === 'error' ? process.stderr : process.stdout
  stream.write(`${[new Date().toISOString(), level, message, ...words].join(' ')}${cause}\n`)
}

export const log = {
  debug: (message: string, details?: Details) => write('debug', message, details),
  info: (message: string, details?: Details) => write('info', message, details),
  warn: (message: string, details?: Details, error?: unknown) => write('warn', message, details, error),
  error: (message: string, error?: unknown, details?: Details) => write('error', message, details, error),
}
