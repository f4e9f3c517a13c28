import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { STANDFIRST } from '#domain/drafts/fragments.ts'
import { type Finding, findings } from '#domain/reports/findings.ts'
import type { Document } from '#domain/richtext/document.ts'
import { countWords, readingMinutes, textLines } from '#domain/richtext/sections.ts'
import type { LiveDraft } from './live-draft.ts'
import { linesOf } from './plain-copy.ts'

type Findings = { findings: Finding[]; words: number; minutes: number; touched: boolean }

/** What the checks say, looked at a moment after the last change, so that typing never waits for them. */
export function useFindings({ document: draft }: LiveDraft, editor: Editor, paths: readonly string[]): Findings {
  const [found, setFound] = useState<Findings>({ findings: [], words: 0, minutes: 1, touched: false })
  useEffect(() => {
    const known = new Set(paths)
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = (touched: boolean) => {
      const document = editor.state.doc.toJSON() as Document
      const standfirst = linesOf(draft.getXmlFragment(STANDFIRST)).join(' ')
      const words = countWords(textLines(document).join('\n'))
      const next = findings({ standfirst, document }, { knowsPath: (path) => known.has(path) })
      setFound({ findings: next, words, minutes: readingMinutes(words), touched })
    }
    const changed = () => {
      clearTimeout(timer)
      timer = setTimeout(look, 250, true)
    }
    look(false)
    draft.on('update', changed)
    return () => {
      clearTimeout(timer)
      draft.off('update', changed)
    }
  }, [draft, editor, paths])
  return found
}
