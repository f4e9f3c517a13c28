import { backupCommand } from './backup.ts'
import { checkCommand } from './check.ts'
import type { Command } from './command.ts'
import { compactCommand } from './compact.ts'
import { doctorCommand } from './doctor.ts'
import { importCommand } from './import.ts'
import { linkCommand } from './link.ts'
import { userAdd, userList } from './person.ts'
import { userDeactivate, userInvite, userReactivate, userResetLink, userRole } from './person-acts.ts'
import { purgeWordsCommand } from './purge-words.ts'
import { restoreCommand } from './restore.ts'
import { sampleRemove } from './sample.ts'
import { tokenAdd, tokenList, tokenRevoke } from './token.ts'

/** All commands, in the order in which the help shows them. */
export const commands: readonly Command[] = [
  userAdd,
  userInvite,
  userList,
  userRole,
  userResetLink,
  userDeactivate,
  userReactivate,
  tokenAdd,
  tokenList,
  tokenRevoke,
  importCommand,
  sampleRemove,
  purgeWordsCommand,
  backupCommand,
  restoreCommand,
  checkCommand,
  compactCommand,
  doctorCommand,
  linkCommand,
]
