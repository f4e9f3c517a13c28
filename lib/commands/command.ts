import type { z } from 'zod'
import type { Db, Transact } from '#db/transact.ts'

/** What a command answers: text for standard output, a sentence for standard error, 0 done, 1 refused, 2 asked wrongly. */
export type Answer = { exitCode: number; out: string; err: string }

/** A command as it is handed to a running server: its words, what came on standard input, the file that it names. */
export type CommandRequest = { argv: string[]; input: string | null; file?: { name: string; text: string } | undefined }

export type CommandContext = { reads: Db; transact: Transact }

/** `multiple`: it may be given several times. */
type Option = { type: 'string' | 'boolean'; multiple?: boolean; meaning: string }

type Description = {
  /** Its words: `user add`. */
  name: string
  /** How to write what follows the name. */
  usage: string
  summary: string
  options: Record<string, Option>
  /** Whether it names a file as its one argument, which its shape knows as `file`. */
  takesFile?: boolean
  /** More that its help says. */
  notes?: string
}

type Given = Record<string, unknown>

/** A command whose words are read and proved, ready to run. */
type Ready<Run> = { ok: true; run: Run; needs: { input: boolean; manuscript: string | null } } | { ok: false; sentence: string }

/** A command that reads or writes the data: a running server runs it, so that the database has one writer. */
export type DataCommand = Description & { place: 'data'; ready(given: Given): Ready<(request: CommandRequest, context: CommandContext) => Promise<Answer>> }

/** A command about the data folder itself, run by whoever typed it. */
export type FolderCommand = Description & { place: 'folder'; ready(given: Given): Ready<(dataDir: string) => Promise<Answer>> }

export type Command = DataCommand | FolderCommand

/** Makes a command whose options are proved by `shape` before `run` sees them. */
export function dataCommand<Shape extends z.ZodType>(
  description: Description & {
    shape: Shape
    needs?: (given: z.output<Shape>) => { input?: boolean; manuscript?: string }
    run(given: z.output<Shape>, request: CommandRequest, context: CommandContext): Promise<Answer>
  },
): DataCommand {
  const { shape, needs, run, ...rest } = description
  return {
    ...rest,
    place: 'data',
    ready(given) {
      const proved = shape.safeParse(given)
      if (!proved.success) return { ok: false, sentence: proved.error.issues[0]?.message ?? 'Something is missing.' }
      const { input = false, manuscript = null } = needs?.(proved.data) ?? {}
      return { ok: true, run: (request, context) => run(proved.data, request, context), needs: { input, manuscript } }
    },
  }
}

/** The same for a command about the data folder. */
export function folderCommand<Shape extends z.ZodType>(
  description: Description & { shape: Shape; run(given: z.output<Shape>, dataDir: string): Promise<Answer> },
): FolderCommand {
  const { shape, run, ...rest } = description
  return {
    ...rest,
    place: 'folder',
    ready(given) {
      const proved = shape.safeParse(given)
      if (!proved.success) return { ok: false, sentence: proved.error.issues[0]?.message ?? 'Something is missing.' }
      return { ok: true, run: (dataDir) => run(proved.data, dataDir), needs: { input: false, manuscript: null } }
    },
  }
}

/** The answer of a command that did what was asked: lines for people, or its data where `--json` asks for it. */
export function done(json: boolean | undefined, data: unknown, lines: string[]): Answer {
  return { exitCode: 0, out: `${json ? JSON.stringify(data, null, 2) : lines.join('\n')}\n`, err: '' }
}

/** The answer of a command that was refused. The sentence says what happened and what to do. */
export const refused = (sentence: string, out = ''): Answer => ({ exitCode: 1, out, err: `${sentence}\n` })

/** The answer to words that are no command, or lack something. */
export const misused = (sentence: string): Answer => ({ exitCode: 2, out: '', err: `${sentence}\n` })
