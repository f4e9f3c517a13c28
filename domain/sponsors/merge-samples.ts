import { and, eq, inArray } from 'drizzle-orm'
import { reports, samples } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'

/**
 * A sponsor of the sample library goes when the sample goes; one that a merge brings somebody's own work into must not.
 * Asked before the reports move. The double's own mark goes with it.
 */
export function joinSamples(tx: Tx, { fromId, intoId }: { fromId: string; intoId: string }): void {
  const mark = (sponsorId: string) => and(eq(samples.kind, 'sponsor'), eq(samples.id, sponsorId))
  const isSample = (sponsorId: string) => tx.select({ id: samples.id }).from(samples).where(mark(sponsorId)).get() !== undefined
  const brought = tx.select({ id: reports.id }).from(reports).where(eq(reports.sponsorId, fromId)).all()
  const known = tx
    .select({ id: samples.id })
    .from(samples)
    .where(
      and(
        eq(samples.kind, 'report'),
        inArray(
          samples.id,
          brought.map((report) => report.id),
        ),
      ),
    )
    .all()
  if (!isSample(fromId) || known.length < brought.length) tx.delete(samples).where(mark(intoId)).run()
  tx.delete(samples).where(mark(fromId)).run()
}
