import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { Notice } from '#components/ui/notice.tsx'
import { CopyActions } from './copy-actions.tsx'
import type { LiveDraft } from './live-draft.ts'
import { discardCopy, olderCopies, type Place } from './local-copy.ts'
import type { Lock } from './status.ts'
import { lockAdvice, unsentWords } from './status-words.ts'

const reloads = new Set<Lock['reason']>(['newer-program', 'draft-replaced', 'not-allowed'])

/** Where the page says why the draft may not be written. */
export const LOCKED = 'locked-why'

/** Why the draft may not be written here, and what becomes of the text. */
export function LockNotice({ lock, draft, slug }: { lock: Lock; draft: LiveDraft; slug: string }) {
  const { title, advice } = lockAdvice(lock)
  const unsent = unsentWords(draft.connection())
  return (
    <Notice
      tone="warning"
      title={title}
      remedies={
        <>
          <CopyActions document={draft.document} name={slug} />
          {reloads.has(lock.reason) ? (
            <button type="button" className="link" onClick={() => location.reload()}>
              Reload
            </button>
          ) : null}
          {lock.reason === 'refused' ? (
            <button type="button" className="link" onClick={() => void draft.startAnew()}>
              Begin again
            </button>
          ) : null}
          {lock.reason === 'signed-out' ? (
            <a className="link" href={`/sign-in?next=${encodeURIComponent(location.pathname)}`}>
              Sign in
            </a>
          ) : null}
        </>
      }
    >
      <p>
        {advice} {unsent}
      </p>
    </Notice>
  )
}

/** Text of an earlier draft that this device still holds. It is offered, and never merged. */
export function OlderCopies({ person, report, generation, slug }: Place & { slug: string }) {
  const [copies, setCopies] = useState<{ name: string; document: Y.Doc }[]>([])
  useEffect(() => {
    let gone = false
    void olderCopies({ person, report, generation }).then((found) => {
      if (!gone) setCopies(found)
    })
    return () => {
      gone = true
    }
  }, [person, report, generation])
  return copies.map(({ name, document }) => (
    <Notice
      key={name}
      tone="warning"
      title="This device holds text of an earlier draft."
      remedies={
        <>
          <CopyActions document={document} name={`${slug}-earlier`} />
          <button
            type="button"
            className="link"
            onClick={() => {
              void discardCopy(name)
              setCopies(copies.filter((copy) => copy.name !== name))
            }}
          >
            Discard it
          </button>
        </>
      }
    >
      <p>The draft has been replaced since. What you wrote then is not merged; compare it yourself and keep what you need.</p>
    </Notice>
  ))
}
