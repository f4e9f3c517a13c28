import gamesData from './games.json' with { type: 'json' }
import { games, programmes, tiers } from './schema.ts'
import tiersData from './tiers.json' with { type: 'json' }
import type { Tx } from './transact.ts'

/** Gives a new database what every desk starts from: programmes, tiers and Games. A database that has tiers keeps its own. */
export function seedTiers(tx: Tx): void {
  if (tx.select({ key: tiers.key }).from(tiers).limit(1).get()) return
  tx.insert(programmes).values(tiersData.programmes).run()
  tx.insert(tiers)
    .values(tiersData.tiers.map((tier) => ({ key: tier.key, singular: tier.singular, plural: tier.plural, programmeKey: tier.programme, rank: tier.rank })))
    .run()
  tx.insert(games)
    .values(gamesData.map((edition) => ({ ...edition, season: edition.season as 'summer' | 'winter' })))
    .run()
}
