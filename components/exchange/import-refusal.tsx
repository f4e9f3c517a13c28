import type { ReactNode } from 'react'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { ShownImportRefusal } from './asking.ts'

type ImportRefusalProps = { title: string; refusal: ShownImportRefusal; remedies?: ReactNode }

/** Why a manuscript was not read or not kept, and what to do. */
export function ImportRefusal({ title, refusal, remedies }: ImportRefusalProps) {
  switch (refusal.kind) {
    case 'empty-manuscript':
    case 'manuscript-too-large':
    case 'binary-manuscript':
    case 'not-utf8':
    case 'part-not-found':
    case 'finding-unknown':
    case 'header-incomplete':
    case 'invalid-document':
    case 'document-too-large':
    case 'manuscript-not-read':
    case 'body-too-large':
    case 'body-unreadable':
    case 'no-answer':
      return (
        <Notice tone="error" title={title} remedies={remedies}>
          <p>{manuscriptSentence(refusal)}</p>
        </Notice>
      )
    case 'sponsor-has-report':
      return (
        <Notice tone="error" title={title} remedies={remedies}>
          <p>Somebody started a report of this sponsor meanwhile. Look again, and import over its draft if that is what you want.</p>
        </Notice>
      )
    default:
      return <RefusalMessage title={title} refusal={refusal} remedies={remedies} />
  }
}

type OfManuscript = Extract<
  ShownImportRefusal,
  {
    kind:
      | 'empty-manuscript'
      | 'manuscript-too-large'
      | 'binary-manuscript'
      | 'not-utf8'
      | 'part-not-found'
      | 'finding-unknown'
      | 'header-incomplete'
      | 'invalid-document'
      | 'document-too-large'
      | 'manuscript-not-read'
      | 'body-too-large'
      | 'body-unreadable'
      | 'no-answer'
  }
>

/** What is wrong with a manuscript, and what to do about it. */
export function manuscriptSentence(refusal: OfManuscript): string {
  switch (refusal.kind) {
    case 'empty-manuscript':
      return 'It holds no text. Choose a manuscript in plain text or Markdown, or paste one.'
    case 'manuscript-too-large':
      return `It has ${megabytes(refusal.bytes)}; a manuscript has at most ${megabytes(refusal.most)}. Leave out what is not text, or split it.`
    case 'body-too-large':
      return `A manuscript has at most 5.0 MB. Leave out what is not text, or split it.`
    case 'binary-manuscript':
      return `It is ${formats[refusal.format ?? 'other']}. Save it as plain text (UTF-8) or Markdown and choose that, or copy its text and paste it here.`
    case 'not-utf8':
      return 'It is neither UTF-8 nor UTF-16; perhaps it is Windows-1252, as older programs save it. Letters would be lost. Save it again as plain text in UTF-8, or copy its text and paste it here.'
    case 'part-not-found':
      return 'The manuscript does not hold that report any more. Choose another of its reports.'
    case 'finding-unknown':
    case 'body-unreadable':
      return 'What was decided did not arrive as it was sent. Load the page again; the manuscript is kept in this browser.'
    case 'header-incomplete':
      return `Enter the ${refusal.missing.join(', the ')} of the sponsor.`
    case 'invalid-document':
      return refusal.problem === 'too-many-nodes'
        ? 'It would have more blocks than the 20,000 that a report holds. Split it, or leave out what is not part of the report.'
        : `It holds something that a report cannot keep (${refusal.problem} at ${refusal.path}). Leave the decision about that place, or change the manuscript.`
    case 'document-too-large':
      return `A report holds at most ${megabytes(refusal.most)}; this one would have ${megabytes(refusal.bytes)}. Split it, or leave out what is not part of the report.`
    case 'manuscript-not-read':
      return notRead[refusal.why]
    case 'no-answer':
      return 'Host City does not answer. The manuscript is kept in this browser; try again when you are connected.'
  }
}

const formats = { word: 'a Word document', pdf: 'a PDF', 'rich-text': 'rich text (RTF)', other: 'not text' }
const notRead = {
  time: 'Reading it took too long. Split it, and import one part after the other.',
  memory: 'Reading it took too much memory. Split it, and import one part after the other.',
  many: 'Several manuscripts are being read now. Try again in a moment; this one is kept in your browser.',
  fault: 'Host City could not read it to its end. Try again, and tell an admin if it stays like this; it is kept in your browser.',
}
const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`
