import type { Command } from './command.ts'
import { commands } from './commands.ts'

/** The help of the whole command line, or of a family of commands. */
export function generalHelp(shown: readonly Command[] = commands): string {
  const width = Math.max(...shown.map(({ name }) => name.length))
  return [
    'Usage: npm run -s host-city -- COMMAND [options]',
    '',
    ...shown.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'COMMAND --help says more. DATA_DIR names the data folder (./data).',
    'Exit codes: 0 done, 1 refused, 2 not understood.',
    '',
  ].join('\n')
}

/** The help of one command. */
export function helpOf(command: Command): string {
  const options = Object.entries({ ...command.options, help: { meaning: 'say this' } })
  const width = Math.max(...options.map(([name]) => name.length))
  return [
    `Usage: npm run -s host-city -- ${command.name} ${command.usage}`.trimEnd(),
    '',
    `${command.summary}.`,
    ...(command.notes ? ['', command.notes] : []),
    '',
    ...options.map(([name, { meaning }]) => `  --${name.padEnd(width)}  ${meaning}`),
    '',
  ].join('\n')
}
