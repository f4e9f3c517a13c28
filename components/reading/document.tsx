import { createElement, type ReactElement, type ReactNode } from 'react'
import type { Tone } from './tier-tone.ts'

export type DocumentHead = {
  title: string
  description?: string
  /** The page's own address, where the server knows how the world writes it. */
  canonical?: string | undefined
  stylesheet: string
  /** The script that a page may have besides; everything on it works without. */
  script?: string
  tone?: Tone
  /** What else has the same, in another form: feeds, files, editions. */
  alternates?: { type: string; href: string; title: string }[]
  /** What is shown where somebody shares the address, beside title and description. */
  social?: { type: 'website' | 'article'; image?: string | undefined; published?: string; modified?: string }
  /** The same facts for machines, as schema.org names them. */
  data?: object
  /** Whether search engines leave the page out: it shows what others show better. */
  unlisted?: boolean
  /** The first link on the page: where it leads and what it says. */
  skip: { to: string; words: string }
}

/** The faces without which no line of a page can be set. */
const faces = ['newsreader-latin-5.3.0-300-600', 'newsreader-display-latin-5.3.0-names-2', 'archivo-latin-5.3.0-400-600'].map((name) => `/fonts/${name}.woff2`)

/** A whole document for readers: one sheet, at most one script, deferred. */
export function PublicDocument({ head, children }: { head: DocumentHead; children: ReactNode }): ReactElement {
  const { title, description, canonical, stylesheet, script, tone, alternates = [], data, unlisted, skip } = head
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title === 'Host City' ? title : `${title} · Host City`}</title>
        {description && <meta name="description" content={description} />}
        {unlisted && <meta name="robots" content="noindex" />}
        {canonical && <link rel="canonical" href={canonical} />}
        <link rel="stylesheet" href={stylesheet} />
        {faces.map((face) => (
          <link key={face} rel="preload" href={face} as="font" type="font/woff2" crossOrigin="anonymous" />
        ))}
        {script && createElement('script', { src: script, defer: true })}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {alternates.map(({ type, href, title: name }) => (
          <link key={href} rel="alternate" type={type} href={href} title={name} />
        ))}
        <SocialMeta head={head} />
        {data && createElement('script', { type: 'application/ld+json' }, dataBlock(data))}
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

/** Open Graph, which knows whole addresses alone: without one of our own, no picture is named. */
function SocialMeta({ head: { title, description, canonical, social } }: { head: DocumentHead }): ReactElement | null {
  if (!social) return null
  const { type, image, published, modified } = social
  const facts = {
    'og:site_name': 'Host City',
    'og:type': type,
    'og:title': title,
    'og:description': description,
    'og:url': canonical,
    'og:image': image,
    'og:image:width': image && '1200',
    'og:image:height': image && '630',
    'og:image:alt': image && title,
    'article:published_time': published,
    'article:modified_time': modified,
  }
  return (
    <>
      {Object.entries(facts).map(([property, content]) => content && <meta key={property} property={property} content={content} />)}
      {image && <meta name="twitter:card" content="summary_large_image" />}
    </>
  )
}

/** JSON that no parser of markup takes for markup: React leaves the text of a script as it is. */
const dataBlock = (data: object): string =>
  JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
