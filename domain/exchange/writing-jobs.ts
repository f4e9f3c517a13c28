import type { TakenEdition } from './taken-edition.ts'

/** The forms that take a while to make, and room. */
export const heavyFormats = ['pdf', 'docx', 'png'] as const
export type HeavyFormat = (typeof heavyFormats)[number]

/** What is asked of whoever writes apart. */
export type WritingJob = { format: HeavyFormat; edition: TakenEdition }

/** Writes one file. What each form leans on is loaded when the first of it is asked for. */
export async function writeHeavy({ format, edition }: WritingJob): Promise<Uint8Array> {
  if (format === 'docx') return (await import('./write-docx.ts')).writeDocx(edition)
  const print = await import('./print.ts')
  return format === 'pdf' ? print.writePdf(edition) : print.writeCard(edition)
}
