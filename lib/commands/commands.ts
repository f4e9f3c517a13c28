import type { Command } from './command.ts'

/** All commands, in the order in which the help shows them. */
export const commands: readonly Command[] = []
