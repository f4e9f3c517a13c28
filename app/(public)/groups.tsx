import { type DocumentHead, PublicDocument } from '#components/reading/document.tsx'
import { GroupPage, NoGroupPage, type ShownGroup } from '#components/reading/group-page.tsx'
import type { ShownIndex } from '#components/reading/sifting.ts'
import { groupData } from '#components/reading/structured-data.ts'
import { tierTone } from '#components/reading/tier-tone.ts'
import { documentResponse } from '#lib/document.tsx'
import { canonical, worldly } from './canonical.ts'
import { stylesheet } from './stylesheet.ts'

/** The page of a tier or a category. */
export function groupResponse(
  index: ShownIndex,
  group: ShownGroup,
  { path, feeds }: { path: string; feeds: NonNullable<DocumentHead['alternates']> },
): Promise<Response> {
  const names = [...group.sponsors, ...group.former].map(({ name }) => name)
  const head: DocumentHead = {
    title: group.title,
    description: `${group.title}: ${names.slice(0, 8).join(', ')}${names.length > 8 ? ' and others' : ''}. Sponsors of the Olympic Games, with the reports on them.`,
    canonical: canonical(path),
    stylesheet: stylesheet().href,
    ...(group.facet === 'tier' && { tone: tierTone(group.value) }),
    alternates: feeds,
    social: { type: 'website' },
    data: groupData(group.title, path, worldly),
    skip: { to: 'sponsors', words: 'Skip to the sponsors' },
  }
  return documentResponse(
    <PublicDocument head={head}>
      <GroupPage index={index} group={group} />
    </PublicDocument>,
  )
}

/** The document at an address of a tier or a category that nobody knows. */
export function noGroupResponse(index: ShownIndex, facet: 'tier' | 'category'): Promise<Response> {
  const head = {
    title: facet === 'tier' ? 'No such tier' : 'No such category',
    stylesheet: stylesheet().href,
    skip: { to: 'main_text', words: 'Skip to the text' },
  }
  return documentResponse(
    <PublicDocument head={head}>
      <NoGroupPage index={index} facet={facet} />
    </PublicDocument>,
    { status: 404 },
  )
}
