import type { Db } from '#db/transact.ts'
import { othersFirst } from '../others-first.ts'
import { wantedWords } from '../search/wanted.ts'
import { changesOfRevision } from './changes.ts'
import type { FoundRevision } from './find.ts'
import { type Snippet, snippetOf } from './snippet.ts'

/** Where the words of a search came and went in these revisions. Each is compared anew, and others have their turn in between. */
export async function snippetsOf(db: Db, revisions: FoundRevision[], words: string | undefined): Promise<Map<string, Snippet>> {
  const found = new Map<string, Snippet>()
  const wanted = wantedWords(words ?? '')
  if (wanted.length === 0) return found
  for (const { id } of revisions) {
    const comparison = changesOfRevision(db, id)
    const snippet = comparison && snippetOf(comparison, wanted)
    if (snippet) found.set(id, snippet)
    await othersFirst()
  }
  return found
}
