import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { SponsorHead } from '#components/admin/sponsor-list.tsx'
import { SponsorTable } from '#components/admin/sponsor-table.tsx'
import type { DirectorySponsor } from '#domain/sponsors/directory.ts'
import { NOW } from '#tests/support/clock.ts'

const sponsor = (name: string, sample: boolean): DirectorySponsor => ({
  id: name,
  slug: name.toLowerCase(),
  name,

  siglum: name.slice(0, 2),
  category: 'Passenger transport by water',
  tier: { key: 'founding-partner', singular: 'Founding Partner', plural: 'Founding Partners', programmeKey: 'la28', rank: 2 },
  entities: [],
  deals: [],
  former: null,
  report: null,
  archivedReports: 0,
  sample,
})

const marks = (sponsors: DirectorySponsor[], word: string) => renderToStaticMarkup(<SponsorTable sponsors={sponsors} now={NOW} />).split(word).length - 1

it('says of the sample library once how much of the directory it is, and marks the fewer', () => {
  const [one, two, own] = [sponsor('One', true), sponsor('Two', true), sponsor('Ferries', false)]
  expect(renderToStaticMarkup(<SponsorHead sponsors={[one, two]} />)).toContain('All sponsors belong to the sample library.')
  expect(renderToStaticMarkup(<SponsorHead sponsors={[one, own]} />)).toContain('One sponsor belongs to the sample library.')
  expect(renderToStaticMarkup(<SponsorHead sponsors={[own]} />)).not.toContain('sample')
  expect(marks([one, two], 'ample')).toBe(0)
  expect(marks([one, two, own], 'ample')).toBe(1)
  expect(marks([one, two, own], 'Not a sample')).toBe(1)
  expect(marks([one, own], 'Sample library')).toBe(1)
  expect(marks([own], 'ample')).toBe(0)
})
