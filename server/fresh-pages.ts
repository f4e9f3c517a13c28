type Options = {
  /** The number that rises with everything that readers can see. */
  version(): number
  /** The edition that was published last, and where it stands. */
  latest(): { id: string; slug: string } | null
  /** Makes the document at a path ready. */
  prepare(path: string): unknown
}

/** To be called after each commit: makes the page of what was just published ready, so that its first reader need not wait for it. */
export function freshPages({ version, latest, prepare }: Options): () => void {
  let seen = version()
  let known = latest()?.id
  return () => {
    if (version() === seen) return
    seen = version()
    const edition = latest()
    if (!edition || edition.id === known) return
    known = edition.id
    // Whoever published is answered first.
    setImmediate(() => prepare(`/sponsors/${edition.slug}`))
  }
}
