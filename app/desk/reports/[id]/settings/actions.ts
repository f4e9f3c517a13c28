'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type ArchiveRefusal, archiveReport, unarchiveReport } from '#domain/reports/archive.ts'
import { changeSlug, type SponsorRefusal } from '#domain/sponsors/sponsor.ts'
import { deskAction } from '#lib/action.ts'

const move = z.object({ reportId: z.string(), sponsorId: z.string(), slug: z.string().trim().toLowerCase().min(1, 'Enter the new address.'), seen: z.string() })
const report = z.object({ reportId: z.string() })

export const changeAddress = deskAction<z.infer<typeof move>, { changed: boolean }, SponsorRefusal>({
  input: move,
  verb: (tx, actor, { sponsorId, slug, seen }, now) => changeSlug(tx, actor, { sponsorId, slug, expecting: seen }, now),
  done: (_moved, { reportId }) => redirect(`/desk/reports/${reportId}/settings?done=address`),
})

export const archive = deskAction<z.infer<typeof report>, unknown, ArchiveRefusal>({
  input: report,
  verb: (tx, actor, { reportId }, now) => archiveReport(tx, actor, { reportId }, now),
  done: (_archived, { reportId }) => redirect(`/desk/reports/${reportId}/settings?done=archive`),
})

export const unarchive = deskAction<z.infer<typeof report>, unknown, ArchiveRefusal>({
  input: report,
  verb: (tx, actor, { reportId }, now) => unarchiveReport(tx, actor, { reportId }, now),
  done: (_back, { reportId }) => redirect(`/desk/reports/${reportId}/settings?done=unarchive`),
})
