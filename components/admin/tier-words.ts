/** A tier as the list of tiers shows it. */
export type ShownTier = { key: string; singular: string; plural: string; programme: string; programmeName: string; sponsorships: number }

/** Where a tier is after somebody moved it. */
export type MovedTier = { key: string; to: 'up' | 'down'; place: number; of: number }

/** "Founding Partner · LA28 domestic sponsorship programme · 7 sponsorships" */
export const tierSays = ({ singular, programmeName, sponsorships }: ShownTier): string =>
  [singular, programmeName, sponsorships === 0 ? 'no sponsorship' : `${sponsorships} ${sponsorships === 1 ? 'sponsorship' : 'sponsorships'}`].join(' · ')
