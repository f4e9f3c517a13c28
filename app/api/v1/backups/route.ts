import { z } from 'zod'
import { ok, refuse } from '#domain/result.ts'
import { working } from '#lib/api.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { backupWork } from '#lib/backup-work.ts'

const make = working({
  summary: 'Make a backup now, beside those of the days',
  details: 'It is proved by opening it before it is kept.',
  gives: z.strictObject({ bytes: z.int() }),
  refuses: ['backup-failed'],
  answer: async ({ actor }) => {
    const work = backupWork()
    const made = work ? await work.make(actor) : { ok: false as const, sentence: 'This process makes no backups. Run host-city backup.' }
    return made.ok ? ok(json({ bytes: made.bytes })) : refuse({ kind: 'backup-failed', sentence: made.sentence })
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/backups', { POST: make })
