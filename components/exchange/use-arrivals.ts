import { useEffect } from 'react'
import { bytesOf, isLong } from './take-in.tsx'

/** Takes what is pasted or dropped anywhere on the page, but not into a field. */
export function useArrivals(take: (bytes: Uint8Array<ArrayBuffer>, file?: string) => void): void {
  useEffect(() => {
    const pasted = (event: ClipboardEvent) => {
      if (inField(event.target)) return
      const [file] = event.clipboardData?.files ?? []
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (file) void bytesOf(file).then((bytes) => take(bytes, file.name))
      else if (isLong(text)) take(new TextEncoder().encode(text))
      else return
      event.preventDefault()
    }
    const over = (event: DragEvent) => event.preventDefault()
    const dropped = (event: DragEvent) => {
      event.preventDefault()
      const [file] = event.dataTransfer?.files ?? []
      const text = event.dataTransfer?.getData('text/plain') ?? ''
      if (file) void bytesOf(file).then((bytes) => take(bytes, file.name))
      else if (isLong(text)) take(new TextEncoder().encode(text))
    }
    document.addEventListener('paste', pasted)
    document.addEventListener('dragover', over)
    document.addEventListener('drop', dropped)
    return () => {
      document.removeEventListener('paste', pasted)
      document.removeEventListener('dragover', over)
      document.removeEventListener('drop', dropped)
    }
  }, [take])
}

/** Whether something is typed there. */
export const inField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null
