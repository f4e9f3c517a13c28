import { join } from 'node:path'
import { z } from 'zod'
import { examineHost } from '#lib/doctor/doctor.ts'
import { environment } from '#lib/environment.ts'
import { done, folderCommand, refused } from './command.ts'

export const doctorCommand = folderCommand({
  name: 'doctor',
  usage: '[--json]',
  summary: 'Look what ails this installation, also while the server runs; says what to do',
  notes:
    'Looks at the data folder, the disk, the database as a file, who can get in, backups, the clock, the proxy and the port.\nhost-city check looks at the data itself: every revision, every draft, what is live.',
  options: { json: { type: 'boolean', meaning: 'print the problems as JSON' } },
  shape: z.object({ json: z.boolean().optional() }),
  async run({ json }, dataDir) {
    const problems = await examineHost({ ...environment(), dataDir }, join(import.meta.dirname, '..', '..'), Date.now())
    if (problems.length === 0) return done(json, { problems }, ['Host City is well.'])
    const shown = done(
      json,
      { problems },
      problems.map(({ what, remedy }) => `${what} ${remedy}`),
    )
    return refused(`${problems.length === 1 ? 'One thing needs' : `${problems.length} things need`} looking after.`, shown.out)
  },
})
