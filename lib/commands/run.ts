import { type Answer, type CommandContext, type CommandRequest, misused, refused } from './command.ts'
import { failure } from './failure.ts'
import { interpret } from './interpret.ts'

/**
 * Runs one command over data that is open: the server's, when the command line hands it over, or the command
 * line's own. What goes wrong is an answer too, never a throw.
 */
export async function runCommand(request: CommandRequest, context: CommandContext): Promise<Answer> {
  const meant = interpret(request.argv)
  if (meant.kind === 'answer') return meant.answer
  if (meant.command.place === 'folder') return misused(`host-city ${meant.command.name} works on the data folder and is not handed to a running server.`)
  const ready = meant.command.ready(meant.given)
  if (!ready.ok) return misused(ready.sentence)
  try {
    return await ready.run(request, context)
  } catch (error) {
    return refused(failure(error))
  }
}
