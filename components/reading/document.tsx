import type { ReactElement, ReactNode } from 'react'
import type { Tone } from './tier-tone.ts'

export type DocumentHead = {
  title: string
  description?: string
  /** The page's own address, where the server knows how the world writes it. */
  canonical?: string
  stylesheet: string
  tone?: Tone
  /** The first link on the page: where it leads and what it says. */
  skip: { to: string; words: string }
}

/** The faces without which no line of a page can be set. */
const faces = ['/fonts/newsreader-latin-5.3.0.woff2', '/fonts/newsreader-display-latin-5.3.0.woff2', '/fonts/archivo-latin-5.3.0.woff2']

/** A whole document for readers: no script, one sheet. */
export function PublicDocument({ head, children }: { head: DocumentHead; children: ReactNode }): ReactElement {
  const { title, description, canonical, stylesheet, tone, skip } = head
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title === 'Host City' ? title : `${title} · Host City`}</title>
        {description && <meta name="description" content={description} />}
        {canonical && <link rel="canonical" href={canonical} />}
        {faces.map((face) => (
          <link key={face} rel="preload" href={face} as="font" type="font/woff2" crossOrigin="anonymous" />
        ))}
        <link rel="stylesheet" href={stylesheet} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      </head>
      <body data-tier={tone}>
        <a className="skip" href={`#${skip.to}`}>
          {skip.words}
        </a>
        {children}
      </body>
    </html>
  )
}
