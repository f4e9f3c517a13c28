import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { text } from 'node:stream/consumers'
import { decodeManuscript, MOST_BYTES } from '#domain/exchange/manuscript.ts'
import { environment } from '#lib/environment.ts'
import { type Answer, type CommandRequest, type DataCommand, refused } from './command.ts'
import { failure } from './failure.ts'
import { openData, typedPath } from './folder.ts'
import { interpret } from './interpret.ts'
import { runCommand } from './run.ts'
import { sentence } from './sentences.ts'
import { handOver } from './server-socket.ts'

/** The command line: reads what is meant, and runs it here or has the running server do it. What goes wrong is an answer, too. */
export async function commandLine(argv: string[]): Promise<Answer> {
  try {
    return await answer(argv)
  } catch (error) {
    return refused(failure(error))
  }
}

async function answer(argv: string[]): Promise<Answer> {
  const meant = interpret(argv)
  if (meant.kind === 'answer') return meant.answer
  const { dataDir } = environment()
  if (meant.command.place === 'data') return runOverData(meant.command, meant.given, argv, dataDir)
  const ready = meant.command.ready(meant.given)
  return ready.ok ? ready.run(dataDir) : refused(ready.sentence)
}

async function runOverData(command: DataCommand, given: Record<string, unknown>, argv: string[], dataDir: string): Promise<Answer> {
  const ready = command.ready(given)
  if (!ready.ok) return refused(ready.sentence)
  const file = ready.needs.manuscript === null ? undefined : manuscriptAt(ready.needs.manuscript)
  if (file && !file.ok) return refused(file.sentence)
  const input = ready.needs.input ? await text(process.stdin) : null
  const request: CommandRequest = { argv, input, file: file?.file }

  const answered = await handOver(dataDir, request)
  if (answered) return answered
  const { context, close } = await openData(dataDir)
  try {
    return await runCommand(request, context)
  } finally {
    close()
  }
}

function manuscriptAt(typed: string): { ok: true; file: { name: string; text: string } } | { ok: false; sentence: string } {
  const path = typedPath(typed)
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isFile()) return { ok: false, sentence: `There is no file ${path}.` }
  const read =
    found.size > MOST_BYTES
      ? ({ ok: false, refusal: { kind: 'manuscript-too-large', bytes: found.size, most: MOST_BYTES } } as const)
      : decodeManuscript(readFileSync(path))
  return read.ok ? { ok: true, file: { name: basename(path), text: read.value } } : { ok: false, sentence: sentence(read.refusal) }
}
