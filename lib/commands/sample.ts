import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isSampleThere } from '#domain/sample/marks.ts'
import { removeSample, type SampleRemoved } from '#domain/sample/remove.ts'
import { backupsFolder, writeCopy } from '#lib/backups.ts'
import { environment } from '#lib/environment.ts'
import { dataCommand, done, refused } from './command.ts'
import { databaseFile } from './folder.ts'
import { actorNamed } from './person.ts'
import { sentence } from './sentences.ts'

const noSample = 'There is no sample library to remove. Nothing was changed.'

export const sampleRemove = dataCommand({
  name: 'sample remove',
  usage: '[--email E] [--json]',
  summary: 'Take the sample library away, and nothing else; writes a backup first',
  notes:
    'Its sponsors, its reports with all that was tried in them, and its two writers go. What people added stays: a sponsor\nof the sample that has a report of yours or a deal that you gave it, and a report that you imported over.',
  options: {
    email: { type: 'string', meaning: 'who removes it (the command line itself, if nobody is named)' },
    json: { type: 'boolean', meaning: 'print what went, what stayed and the backup as JSON' },
  },
  shape: z.object({ email: z.string().optional(), json: z.boolean().optional() }),
  async run({ email, json }, _request, { reads, transact }) {
    const actor = actorNamed(reads, email)
    if (!actor.ok) return refused(sentence(actor.refusal))
    if (!isSampleThere(reads)) return refused(noSample)
    const backup = backUp(environment().dataDir, Date.now())
    const removed = await transact((tx) => removeSample(tx, actor.value, Date.now()))
    if (!removed.ok) return refused(removed.refusal.kind === 'no-sample' ? noSample : sentence(removed.refusal))
    return done(json, { ...removed.value, backup }, [...linesOf(removed.value), `A backup of before is ${backup}.`])
  },
})

/** Kept beside the daily backups, under a name that is never cleared away with the old ones. */
function backUp(dataDir: string, now: number): string {
  const folder = backupsFolder(dataDir)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `before-sample-removal-${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}.db`)
  writeCopy(databaseFile(dataDir), file)
  return file
}

function linesOf({ reports, sponsors, people, keptSponsors, keptPeople }: SampleRemoved): string[] {
  const stayed = (names: string[], why: string) => (names.length > 0 ? [`Stayed, ${why}: ${names.join(', ')}.`] : [])
  return [
    `Removed the sample library: ${counted(sponsors, 'sponsor')}, ${counted(reports, 'report')}, ${counted(people, 'writer')}.`,
    ...stayed(keptSponsors, 'because people brought work to them'),
    ...stayed(keptPeople, 'as names in the history of reports that stay'),
  ]
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`
