import type { CreateSponsorRefusal } from '#domain/sponsors/create.ts'
import type { DealRefusal } from '#domain/sponsors/deal-facts.ts'
import type { DescribeRefusal } from '#domain/sponsors/describe.ts'
import type { MergeRefusal } from '#domain/sponsors/merge.ts'
import type { SponsorRefusal } from '#domain/sponsors/sponsor.ts'
import type { TierRefusal } from '#domain/sponsors/tier-acts.ts'

/** Every refusal that an act on sponsors and tiers can get. */
export type SponsorActRefusal = SponsorRefusal | CreateSponsorRefusal | DealRefusal | DescribeRefusal | MergeRefusal | TierRefusal

/** Those of them that only these acts get. The others have their sentence among those of all forms. */
export type OfSponsors = Exclude<SponsorActRefusal, { kind: 'forbidden' | 'not-found' | 'unknown-tier' | 'invalid-slug' | 'slug-taken' | 'name-taken' }>

/** What a person reads: why, and what to do. */
export function sponsorSentence(refusal: OfSponsors): string {
  switch (refusal.kind) {
    case 'changed-meanwhile':
      return 'Somebody changed it while you were looking at it. Load the page again to see what it is now, then decide.'
    case 'sponsor-not-found':
      return 'There is no such sponsor any more: somebody may have merged it with another.'
    case 'same-sponsor':
      return 'That is the same sponsor. Choose the one that it is a double of.'
    case 'two-reports':
      return 'Both sponsors have a report. Choose the one that stays.'
    case 'other-report-live':
      return 'Readers see the report that would be put away. Withdraw it first, or keep that one.'
    case 'sponsorship-not-found':
      return 'There is no such deal any more: somebody may have removed it meanwhile.'
    case 'sponsorship-ended':
      return 'The deal has ended, and readers find the sponsor under one that runs. Resume it first.'
    case 'until-before-from':
      return 'The deal would end before it begins. Check both dates.'
    case 'not-over-yet':
      return 'That day is yet to come. Only the dates of a deal that runs may lie ahead: resume one that has ended, and end one once it is over.'
    case 'last-sponsorship':
      return 'It is the only deal of this sponsor, and every sponsor has one. Change it, or end it.'
    case 'tier-not-found':
      return 'There is no such tier any more: somebody may have removed it meanwhile.'
    case 'tier-taken':
      return `Another tier, ${refusal.label}, goes by one of these names already.`
    case 'unknown-programme':
      return `There is no such programme. There are: ${refusal.known.map((programme) => programme.label).join(', ')}.`
    case 'tier-in-use':
      return `In this tier ${refusal.sponsorships === 1 ? 'is one sponsorship' : `are ${refusal.sponsorships} sponsorships`}, ended ones counted. Move them to another tier first.`
    case 'last-tier':
      return 'It is the only tier, and every sponsorship is in one.'
  }
}
