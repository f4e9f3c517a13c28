import { cardAddress, editionAddress, feedAddress, fileAddress, fileFormats, reportAddress } from '#components/reading/addresses.ts'
import { descriptionOf } from '#components/reading/description.ts'
import type { DocumentHead } from '#components/reading/document.tsx'
import type { ShownWays } from '#components/reading/report-end.tsx'
import { reportData } from '#components/reading/structured-data.ts'
import { tierTone } from '#components/reading/tier-tone.ts'
import type { PublicReport } from '#domain/editions/public.ts'
import type { ListedEdition } from '#domain/editions/public-sponsor.ts'
import { countWords, readingMinutes, textLines } from '#domain/richtext/sections.ts'
import { environment } from '#lib/environment.ts'
import { canonical, worldly } from './canonical.ts'
import { script } from './script.ts'
import { stylesheet } from './stylesheet.ts'

type EditionNumber = { major: number; minor: number }

/** What leads on from a live report. */
export const waysOf = ({ slug, edition, categorySlug, updates, neighbours }: PublicReport): ShownWays => ({
  slug,
  live: true,
  categorySlug: categorySlug || null,
  updates,
  ...neighbours,
  ...waysAway(slug, edition),
})

/** What leads on from an edition as it was published: nothing that came after it, or that stands beside it today. */
export function waysOfEdition(slug: string, edition: EditionNumber, editions: readonly ListedEdition[]): ShownWays {
  const upTo = editions.slice(editions.findIndex(({ major, minor }) => major === edition.major && minor === edition.minor))
  const updates = upTo.flatMap(({ note, withdrawnAt, ...update }) => (withdrawnAt === null ? [{ ...update, note: note ?? '' }] : []))
  return { slug, live: false, categorySlug: null, updates, previous: null, next: null, ...waysAway(slug, edition) }
}

const waysAway = (slug: string, edition: EditionNumber) => ({
  permanent: worldly(editionAddress(slug, edition)),
  files: fileFormats,
  feedback: environment().feedback,
})

/** The head of a live report's page. */
export function reportHead(report: PublicReport): DocumentHead {
  const { slug, name, tier, standing, edition, standfirst, document, updates } = report
  const path = reportAddress(slug)
  const words = countWords([standfirst, ...textLines(document)].join('\n'))
  const firstAt = updates.at(-1)?.publishedAt ?? edition.publishedAt
  const description = descriptionOf(standfirst, document)
  const feeds = [
    { title: `Major changes: ${name}`, about: { all: false } },
    { title: `Every change: ${name}`, about: { all: true } },
  ]
  return {
    title: name,
    description,
    canonical: canonical(path),
    stylesheet: stylesheet().href,
    script: script().href,
    tone: standing.former ? 'past' : tierTone(tier.key),
    alternates: [
      ...feeds.flatMap(({ title, about }) => [
        { type: 'application/atom+xml', href: feedAddress(path, about), title },
        { type: 'application/feed+json', href: feedAddress(path, { ...about, format: 'json' }), title },
      ]),
      { type: 'application/pdf', href: fileAddress(slug, edition, 'pdf'), title: `${name} as PDF` },
      { type: 'text/markdown', href: fileAddress(slug, edition, 'md'), title: `${name} as Markdown` },
    ],
    social: {
      type: 'article',
      image: canonical(cardAddress(slug, edition)),
      published: new Date(firstAt).toISOString(),
      modified: new Date(edition.publishedAt).toISOString(),
    },
    data: reportData({ ...report, firstAt, description, words, minutes: readingMinutes(words) }, worldly),
    skip: { to: 'main_text', words: 'Skip to the report' },
  }
}
