/** The words of something that cannot be shown as it is meant, so that nobody stands before an empty page. */
export function PlainLines({ lines }: { lines: readonly string[] }) {
  return (
    <section className="plain-lines">
      <h2>Its words as plain text</h2>
      <p>{lines.length > 0 ? lines.join('\n\n') : 'There are none.'}</p>
    </section>
  )
}
