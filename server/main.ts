import './mode.ts'
import { type Environment, environment } from '#lib/environment.ts'
import { log } from '#lib/log.ts'
import { CannotStart, sentenceFor } from './sentences.ts'
import { start } from './start.ts'

// One request that fails in an unexpected way must not end what others are doing: all that counts is on disk.
process.on('uncaughtException', (error) => log.error('uncaught', error))
process.on('unhandledRejection', (error) => log.error('unhandled', error))

const settings = readSettings()
try {
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
