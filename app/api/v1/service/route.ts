import { z } from 'zod'
import { ok } from '#domain/result.ts'
import { reading } from '#lib/api.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { Time, time } from '#lib/api-shapes.ts'
import { backupWork } from '#lib/backup-work.ts'
import { listBackups } from '#lib/backups.ts'
import { examineHost } from '#lib/doctor/doctor.ts'
import { environment } from '#lib/environment.ts'
import installed from '../../../../package.json' with { type: 'json' }

const read = reading({
  summary: 'Say how Host City is',
  details: 'What `host-city doctor` says, and the backups that were proved whole.',
  gives: z.strictObject({
    version: z.string(),
    problems: z.array(z.strictObject({ what: z.string(), remedy: z.string() })),
    backups: z.array(z.strictObject({ name: z.string(), at: Time, bytes: z.int() })).meta({ description: 'The newest first.' }),
    daily: z.boolean().meta({ description: 'Whether one is made every day.' }),
    failed: z.strictObject({ at: Time, sentence: z.string() }).nullable().meta({ description: 'The last try, where it failed.' }),
  }),
  answer: async (_db, { now }) => {
    const settings = environment()
    const failed = backupWork()?.failed() ?? null
    return ok(
      json({
        version: installed.version,
        problems: (await examineHost(settings, process.cwd(), now, { serving: true })).map(({ what, remedy }) => ({ what, remedy })),
        backups: listBackups(settings.dataDir).map(({ name, at, bytes }) => ({ name, at: time(at), bytes })),
        daily: settings.backups,
        failed: failed && { at: time(failed.at), sentence: failed.sentence },
      }),
    )
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/service', { GET: read })
