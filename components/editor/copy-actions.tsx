import { useState } from 'react'
import type * as Y from 'yjs'
import { download, plainCopy } from './plain-copy.ts'

/** "Copy my text" and "Download", wherever text can no longer be sent. */
export function CopyActions({ document, name }: { document: Y.Doc; name: string }) {
  const [said, setSaid] = useState('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(plainCopy(document))
      setSaid('Copied')
    } catch {
      setSaid('The browser did not allow it. Download it instead.')
    }
  }
  return (
    <>
      <button type="button" className="link" onClick={() => void copy()}>
        Copy my text
      </button>
      <button type="button" className="link" onClick={() => download(`${name}.txt`, plainCopy(document))}>
        Download
      </button>
      <span role="status">{said}</span>
    </>
  )
}
