import { Notice } from '#components/ui/notice.tsx'
import type { SponsorRecord } from '#domain/sponsors/directory.ts'

/** What was just done to a sponsor, as long as it still holds. */
export function SponsorDone({ what, sponsor: { name, slug, former, tier, merged } }: { what: unknown; sponsor: SponsorRecord }) {
  const where = former ? 'among the former sponsors' : `under ${tier.plural}`
  switch (what) {
    case 'added':
      return <Notice tone="done" title={`${name} is on the index, under ${tier.plural}.`} />
    case 'name':
      return <Notice tone="done" title={`The name is ${name}.`} />
    case 'address':
      return (
        <Notice tone="done" title={`The address is /sponsors/${slug}.`}>
          The old one leads there.
        </Notice>
      )
    case 'companies':
      return <Notice tone="done" title="Who stands behind the name is changed, for readers too." />
    case 'given':
      return <Notice tone="done" title="The deal is given." />
    case 'changed':
      return <Notice tone="done" title="The deal is changed." />
    case 'ended':
      return <Notice tone="done" title={`The deal has ended. Readers find ${name} ${where}.`} />
    case 'resumed':
      return <Notice tone="done" title={`The deal runs again. Readers find ${name} ${where}.`} />
    case 'primary':
      return <Notice tone="done" title={`Readers find ${name} ${where}.`} />
    case 'removed':
      return <Notice tone="done" title="The deal is removed." />
    case 'merged': {
      const last = merged.at(-1)
      return last ? (
        <Notice tone="done" title={`${last.name} is part of ${name} now.`}>
          Its addresses lead here.
        </Notice>
      ) : null
    }
    default:
      return null
  }
}
