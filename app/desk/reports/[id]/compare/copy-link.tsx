'use client'

import { useState } from 'react'
import { keepForLink } from './actions.ts'
import type { Loose, Pinned } from './pinning.ts'

type CopyLinkProps = {
  /** The address that pins both sides, if revisions say what they say. */
  pinned: string | null
  /** What is to be kept first where none does. */
  loose: Loose | null
}

type Said = { words: string; address?: string }

const refused: Record<string, string> = {
  stale: 'The draft has changed since this page was opened. Load the page again, then copy the link.',
  'signed-out': 'Your session has ended. Sign in in another tab, then copy the link.',
  'draft-unreadable': 'The draft holds something that cannot be kept, so that no link to it would last.',
}

/**
 * Copies a link that shows for ever what the page shows now, with the change that one is at. Where no revision says what the
 * draft says, one is kept first. Without scripts "Pin this comparison" does it.
 */
export function CopyLink({ pinned, loose }: CopyLinkProps) {
  const [said, say] = useState<Said>({ words: '' })
  const [kept, keep] = useState<Pinned | null>(null)
  const copy = async () => {
    const found = kept ?? (pinned ? { address: pinned, kept: null } : loose && (await keepFirst(loose)))
    if (!found) return
    if (typeof found === 'string') return say({ words: found })
    if (found.kept !== null) keep(found)
    const address = `${location.origin}${found.address}${location.hash}`
    const news = found.kept !== null && kept === null ? `Revision ${found.kept} was kept, so that the link shows this for ever. ` : ''
    try {
      await navigator.clipboard.writeText(address)
      say({ words: `${news}Link copied.` })
    } catch {
      say({ words: `${news}This browser does not let pages copy. Copy it here:`, address })
    }
  }
  return (
    <>
      <span role="status" className="dim copied">
        {said.words}
      </span>
      {said.address ? (
        <input className="copied" aria-label="Link to this comparison" readOnly value={said.address} onFocus={(event) => event.target.select()} />
      ) : null}
      <button type="button" className="btn needs-script" data-key="l" onClick={copy}>
        Copy link
      </button>
    </>
  )
}

/** The address at which the comparison stays, or the sentence that says why there is none. */
async function keepFirst(loose: Loose): Promise<Pinned | string> {
  const form = new FormData()
  for (const [name, value] of Object.entries(loose)) form.set(name, String(value))
  try {
    const { refusal, shown } = await keepForLink({ typed: {}, issues: {}, refusal: null }, form)
    return shown ?? refused[refusal?.kind ?? ''] ?? 'No revision was kept, so there is no link that lasts. Try again in a moment.'
  } catch {
    return 'The server does not answer. Try again in a moment.'
  }
}
