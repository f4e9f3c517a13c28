import { parseArgs } from 'node:util'
import type { Answer, Command } from './command.ts'
import { misused } from './command.ts'
import { commands } from './commands.ts'
import { generalHelp, helpOf } from './help.ts'

type Meant = { kind: 'answer'; answer: Answer } | { kind: 'command'; command: Command; given: Record<string, unknown> }

const shown = (out: string): Meant => ({ kind: 'answer', answer: { exitCode: 0, out, err: '' } })
const wrong = (sentence: string): Meant => ({ kind: 'answer', answer: misused(sentence) })

/** Finds the command that the words name, and reads its options: or gives the answer at once (help, a misunderstanding). */
export function interpret(argv: string[]): Meant {
  const [first, second] = argv
  if (first === undefined) return { kind: 'answer', answer: { exitCode: 2, out: '', err: generalHelp() } }
  if (first === '--help' || first === '-h' || first === 'help') return shown(generalHelp())

  const command = commands.find(({ name }) => name === first || name === `${first} ${second}`)
  if (!command) {
    const family = commands.filter(({ name }) => name.startsWith(`${first} `))
    if (family.length > 0 && (second === '--help' || second === '-h')) return shown(generalHelp(family))
    const known = (family.length > 0 ? family : commands).map(({ name }) => name).join(', ')
    return wrong(`host-city knows no command "${[first, second].filter((word) => word && !word.startsWith('-')).join(' ')}". It knows: ${known}.`)
  }

  const hint = `Run "host-city ${command.name} --help" to see how it is written.`
  const options = Object.fromEntries(Object.entries(command.options).map(([name, { type, multiple = false }]) => [name, { type, multiple }]))
  let read: { values: Record<string, unknown>; positionals: string[] }
  try {
    read = parseArgs({
      args: argv.slice(command.name.split(' ').length),
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    })
  } catch (error) {
    return wrong(`${(error as Error).message.split('. ')[0]}. ${hint}`)
  }
  const { help, ...values } = read.values
  if (help) return shown(helpOf(command))
  const most = command.takesFile ? 1 : 0
  if (read.positionals.length > most) return wrong(`"${read.positionals[most]}" is one word too many. ${hint}`)
  const given = command.takesFile ? { ...values, file: read.positionals[0] } : values

  const ready = command.ready(given)
  return ready.ok ? { kind: 'command', command, given } : wrong(`${ready.sentence} ${hint}`)
}
