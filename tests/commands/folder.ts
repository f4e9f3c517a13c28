import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { Answer } from '#lib/commands/command.ts'
import { openData } from '#lib/commands/folder.ts'
import { interpret } from '#lib/commands/interpret.ts'
import { runCommand } from '#lib/commands/run.ts'

const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A folder that goes after the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hostcity-'))
  folders.push(folder)
  return folder
}

/** A file with this content, in a folder of its own. */
export function aFile(content: string | Uint8Array, name = 'manuscript.txt'): string {
  const file = join(aFolder(), name)
  writeFileSync(file, content)
  return file
}

/** Runs a command over a data folder, as the command line does while no server runs. `text` is what its file holds. */
export async function run(dataDir: string, argv: string[], { input = null, text }: { input?: string | null; text?: string } = {}): Promise<Answer> {
  const meant = interpret(argv)
  if (meant.kind === 'answer') return meant.answer
  const { command, given } = meant
  if (command.place === 'folder') {
    const ready = command.ready(given)
    return ready.ok ? ready.run(dataDir) : { exitCode: 2, out: '', err: ready.sentence }
  }
  const { context, close } = await openData(dataDir)
  try {
    return await runCommand({ argv, input, ...(text === undefined ? {} : { file: { name: 'manuscript.txt', text } }) }, context)
  } finally {
    close()
  }
}
