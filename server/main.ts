import './mode.ts'
import '#lib/lean-imports.ts'

import { type Environment, environment } from '#lib/environment.ts'
import { log } from '#lib/log.ts'
import { CannotStart, sentenceFor } from './sentences.ts'

// One request that fails in an unexpected way must not end what others are doing: all that counts is on disk.
process.on('uncaughtException', (error) => log.error('uncaught', error))
process.on('unhandledRejection', (error) => log.error('unhandled', error))

// What the server makes in the data folder is for its own user alone.
process.umask(0o077)

const settings = readSettings()
try {
  // Imported here and not above, so that the hooks stand before anything else is loaded.
  const { start } = await import('./start.ts')
  await start(settings)
} catch (error) {
  const sentence = error instanceof CannotStart ? error.message : sentenceFor(error, settings)
  if (sentence) process.stderr.write(`${sentence}\n`)
  else log.error('Host City could not start', error)
  process.exit(1)
}

function readSettings(): Environment {
  try {
    return environment()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exit(1)
  }
}
