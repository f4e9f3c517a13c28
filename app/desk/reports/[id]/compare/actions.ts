'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { compareAddress } from '#components/compare/compare-address.ts'
import type { Cut } from '#domain/revisions/cut.ts'
import { keepAsSeen } from '#domain/revisions/keep-as-seen.ts'
import { deskAction } from '#lib/action.ts'
import type { Loose, Pinned, PinRefusal } from './pinning.ts'

const side = z.union([z.literal('draft'), z.coerce.number().int().min(1)])
const input = z.object({ reportId: z.string(), from: side, to: side, view: z.enum(['inline', 'side']), hash: z.string() })

function pinned({ number, cut }: Cut, { reportId, from, to, view }: Loose): Pinned {
  const address = compareAddress(reportId, { from: from === 'draft' ? number : from, to: to === 'draft' ? number : to, view })
  return { address, kept: cut ? number : null }
}

/** Keeps the draft as it was seen, and gives the address at which the comparison stays what it is. */
export const keepForLink = deskAction<Loose, Cut, PinRefusal, Pinned>({
  input,
  verb: (tx, actor, { reportId, hash }, now) => keepAsSeen(tx, actor, { reportId, hash }, now),
  done: (cut, asked) => pinned(cut, asked),
})

/** The same, and goes there. */
export const pinComparison = deskAction<Loose, Cut, PinRefusal>({
  input,
  verb: (tx, actor, { reportId, hash }, now) => keepAsSeen(tx, actor, { reportId, hash }, now),
  done: (cut, asked) => {
    const { address, kept } = pinned(cut, asked)
    redirect(kept === null ? address : `${address}&kept=${kept}`)
  },
})
