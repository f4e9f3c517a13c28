import { failure } from '../commands/failure.ts'
import { databaseFile } from '../commands/folder.ts'
import type { Environment } from '../environment.ts'
import { checks } from './checks.ts'
import { type Problem, withPatient } from './patient.ts'

/**
 * Looks over everything around the data that keeps Host City well: the folder, the disk, the database as a file, who
 * can get in, backups, the clock, the proxy. `root` is where Host City is installed. Changes nothing and takes a moment;
 * `host-city check` looks at the data. `serving` leaves out what reads every page of the database, since everybody would
 * wait for it; the daily backup proves the pages in a process of its own.
 */
export function examineHost(environment: Environment, root: string, now: number, { serving = false } = {}): Promise<Problem[]> {
  return withPatient(environment, root, now, async (patient, fault) => {
    const problems: Problem[] = fault
      ? [
          {
            what: `${databaseFile(environment.dataDir)} cannot be opened: ${failure(fault)}`,
            remedy: 'Look at who owns it; where it is damaged, bring back a backup: host-city restore FILE --force',
          },
        ]
      : []
    for (const check of checks) {
      if (serving && check.name === 'whole') continue
      try {
        problems.push(...(await check(patient)))
      } catch (error) {
        problems.push({ what: `A look at the ${check.name} failed: ${failure(error)}`, remedy: 'Mend what it names and look again.' })
      }
    }
    return problems
  })
}
