import type { ProblemTable } from './api-problem-table.ts'

/** What the API refuses about manuscripts. */
export type ImportRefusals = {
  'empty-manuscript': object
  'manuscript-too-large': { bytes: number; most: number }
  'binary-manuscript': { format?: string }
  'not-utf8': object
  'part-not-found': { parts: number }
  'finding-unknown': { names: readonly string[] }
  'header-incomplete': { missing: readonly string[] }
  'document-too-large': { bytes: number; most: number }
  'manuscript-not-read': { why: string }
}

export const importProblems: ProblemTable<ImportRefusals> = {
  'empty-manuscript': { status: 422, title: 'Nothing in it', detail: () => 'The manuscript holds no words.' },
  'manuscript-too-large': { status: 413, title: 'Manuscript too large', detail: ({ most }) => `A manuscript may have ${most} bytes.` },
  'binary-manuscript': { status: 422, title: 'Not text', detail: () => 'The manuscript is no plain text. Save it as text or Markdown in UTF-8.' },
  'not-utf8': { status: 422, title: 'Not UTF-8', detail: () => 'The manuscript is in an encoding that cannot be told. Save it as UTF-8.' },
  'part-not-found': { status: 422, title: 'No such part', detail: ({ parts }) => `The manuscript holds ${parts}, counted from 0.` },
  'finding-unknown': {
    status: 422,
    title: 'Unknown finding',
    detail: ({ names }) => `There is nothing to decide by the name of ${names.join(', ')}. Preview names them.`,
  },
  'header-incomplete': {
    status: 422,
    title: 'Facts missing',
    detail: ({ missing }) => `The manuscript does not say the ${missing.join(', ')}. Send it as “sponsor”.`,
  },
  'document-too-large': { status: 422, title: 'Report too large', detail: ({ most }) => `A report may have ${most} bytes. Import the manuscript in parts.` },
  'manuscript-not-read': { status: 503, title: 'Not read', detail: () => 'The manuscript was not read to its end. Nothing was kept. Try again in a moment.' },
}
