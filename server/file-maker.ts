import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { WritingJob } from '#domain/exchange/writing-jobs.ts'
import type { Result } from '#domain/result.ts'
import { type FileMaker, type NotMade, notMade } from '#lib/kept-files.ts'
import { type Apart, apart, type Limits, type Telling, type Worksite } from './apart.ts'
import { yieldToOthers } from './yield-to-others.ts'

type Answer = Result<Uint8Array, NotMade>

/** A report takes a tenth of a second. What takes long is for whoever asks again: readers do not wait for the end of it. */
const usual: Limits = {
  time: 20_000,
  start: 10_000,
  megabytes: 600,
  waiting: 12,
  idle: 60_000,
  thread: new URL('./file-process.ts', import.meta.url),
}

/** Writes the files that take a while in a process of its own: it can be ended within the composing of a page, which a thread cannot. */
export function fileMaker(limits: Partial<Limits> = {}): FileMaker & Apart<WritingJob, Answer> {
  return { version: writersVersion(), ...apart<WritingJob, Answer>('a file was not made', { ...usual, ...limits }, notMade, inProcess) }
}

function inProcess({ thread, megabytes }: Limits, { answered, failed }: Telling<Answer>): Worksite {
  let ended = false
  const child = fork(thread, [String(megabytes)], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: lean(), execArgv: [] })
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.on('message', (message: { number: number; answer?: Answer; failed?: string }) => {
    if (message.answer) answered(message.number, message.answer)
    else failed('fault', new Error(message.failed))
  })
  child.on('error', (error) => failed('fault', error))
  child.on('exit', (code, signal) => {
    // Whoever watches over its memory ends it so; the system does, too, where there is none left.
    if (!ended) failed(signal === 'SIGKILL' ? 'memory' : 'fault', new Error(`The process that makes files ended: ${signal ?? code}`))
  })
  child.unref()
  child.channel?.unref()
  if (child.pid !== undefined) yieldToOthers(5, child.pid)
  return {
    post: (message) => void child.send(message, (error) => error && !ended && failed('fault', error)),
    end() {
      ended = true
      child.ref()
      child.kill('SIGKILL')
      return gone
    },
  }
}

/** Nothing of what this process was told in secret. */
function lean(): NodeJS.ProcessEnv {
  const passed = ['PATH', 'SystemRoot', 'TEMP', 'TMPDIR', 'NODE_COMPILE_CACHE', 'HOME']
  return Object.fromEntries([['NODE_ENV', 'production'], ...passed.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))])
}

/** A hash of all that files are made by: the writers, what they read, the faces, and the packages that they lean on. */
function writersVersion(): string {
  const hash = createHash('sha256')
  const root = new URL('../', import.meta.url)
  for (const folder of ['domain/exchange/', 'domain/richtext/', 'fonts/'])
    for (const name of readdirSync(new URL(folder, root)).sort())
      if (/\.(ts|typ|ttf)$/.test(name)) hash.update(`${name}\0`).update(readFileSync(new URL(folder + name, root)))
  const { dependencies } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { dependencies: Record<string, string> }
  const leaning = ['docx', 'sharp', '@myriaddreamin/typst-ts-node-compiler'].map((name) => `${name} ${dependencies[name]}`)
  return hash.update(leaning.join('\n')).digest('base64url')
}
