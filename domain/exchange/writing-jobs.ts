import type { TakenEdition, WrittenFormat } from './taken-edition.ts'
import { writeText } from './write-text.ts'

/** What is asked of whoever writes files. */
export type WritingJob = { format: WrittenFormat; edition: TakenEdition }

/** Writes one file. What each form leans on is loaded when the first of it is asked for. */
export async function writeFile({ format, edition }: WritingJob): Promise<Uint8Array> {
  switch (format) {
    case 'pdf':
      return (await import('./print.ts')).writePdf(edition)
    case 'png':
      return (await import('./print.ts')).writeCard(edition)
    case 'docx':
      return (await import('./write-docx.ts')).writeDocx(edition)
    default:
      return new TextEncoder().encode(writeText({ format, edition }))
  }
}
